import { quoteList } from "../../diagnostics/quote.js";
import { toPointer } from "../../openapi/pointer.js";
import { stableJson } from "../../types/json.js";
import type { ModeModel } from "../../types/model.js";
import type { Finding } from "../revision.js";
import { type MethodPair, only, type Teller, told } from "./package-pair.js";

/** What differs in the ways to use an operation. */
export function compareModes({ before, after, where }: MethodPair): Finding[] {
  const [olds, news] = [before.modes, after.modes];
  const at = (owner: string, name?: string): string =>
    owner + toPointer(["x-link-token", "modes", ...(name === undefined ? [] : [name])]);
  const location = (name: string): Teller => ({
    where: `${where} mode ${name}`,
    before: at(before.pointer, name),
    after: at(after.pointer, name),
  });
  const kept = olds.flatMap((old): Finding[] => {
    const now = news.find(({ name }) => name === old.name);
    if (now !== undefined) return compareMode(old, now, location(old.name));
    return [told("mode-removed", `The mode ${old.name} is gone.`, location(old.name))];
  });
  const added = news.filter(({ name }) => !olds.some((old) => old.name === name));
  const limiting = olds.length === 0 && !added.some(takesAnything);
  const [first] = added;
  if (limiting && first !== undefined) {
    const names = added.map(({ name }) => name);
    const message = `Inputs have to meet a mode now: ${quoteList(names, "or")}.`;
    return [told("modes-introduced", message, { ...location(first.name), where })];
  }
  return [
    ...kept,
    ...added.map(({ name }) => told("mode-added", `There is a mode ${name} now.`, location(name))),
  ];
}

function takesAnything({ required, forbidden, anyOf }: ModeModel): boolean {
  return required.length + forbidden.length + anyOf.length === 0;
}

function compareMode(old: ModeModel, now: ModeModel, location: Teller): Finding[] {
  const inner = (key: string): Teller => ({
    ...location,
    before: `${location.before}/${key}`,
    after: `${location.after}/${key}`,
  });
  const findings = ruleLists.flatMap(([key, more, less]) => {
    const tell = (code: typeof more | typeof less, names: readonly string[], word: string) => {
      const message = `${quoteList(names, "and")} ${names.length === 1 ? "is" : "are"} ${word}.`;
      return names.length === 0 ? [] : [told(code, message, inner(key))];
    };
    return [
      ...tell(more, only(now[key], old[key]), `${key} now`),
      ...tell(less, only(old[key], now[key]), `not ${key} any more`),
    ];
  });
  if (groupsOf(old) !== groupsOf(now)) {
    const message = "Other groups of properties are asked for, of which one has to be there.";
    findings.push(told("mode-alternatives-changed", message, inner("anyOf")));
  }
  if (old.lifetimeSeconds !== now.lifetimeSeconds) {
    const [was, is] = [old, now].map(({ lifetimeSeconds: seconds }) =>
      seconds === undefined ? "the result's" : `${seconds} s`,
    );
    const message = `A token's lifetime is ${is}; it was ${was}.`;
    findings.push(told("mode-lifetime-changed", message, inner("lifetime")));
  }
  return findings;
}

const ruleLists = [
  ["required", "mode-requires-more", "mode-requires-less"],
  ["forbidden", "mode-forbids-more", "mode-forbids-less"],
] as const;

/** The groups, in an order of their own. */
function groupsOf({ anyOf }: ModeModel): string {
  return anyOf
    .map((group) => stableJson([...group].sort()))
    .sort()
    .join(" ");
}
