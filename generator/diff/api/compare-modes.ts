import { quoteList } from "../../diagnostics/quote.js";
import { toPointer } from "../../openapi/pointer.js";
import { stableJson } from "../../types/json.js";
import type { ModeModel } from "../../types/model.js";
import type { Finding } from "../revision.js";
import { type MethodPair, type Teller, told } from "./package-pair.js";

/** What differs in the ways to use an operation. */
export function compareModes({ before, after, where }: MethodPair): Finding[] {
  const [olds, news] = [before.modes, after.modes];
  const at = (owner: string, name?: string): string =>
    owner + toPointer(["x-link-token", "modes", ...(name === undefined ? [] : [name])]);
  const place = (name: string): Teller => ({
    where: `${where} mode ${name}`,
    before: at(before.pointer, name),
    after: at(after.pointer, name),
  });
  const kept = olds.flatMap((old): Finding[] => {
    const now = news.find(({ name }) => name === old.name);
    if (now !== undefined) return compareMode(old, now, place(old.name));
    return [told("mode-removed", `The mode ${old.name} is gone.`, place(old.name))];
  });
  const added = news.filter(({ name }) => !olds.some((old) => old.name === name));
  const limiting = olds.length === 0 && !added.some(takesAnything);
  const [first] = added;
  if (limiting && first !== undefined) {
    const message = `Inputs have to meet a mode now: ${quoteList(
      added.map(({ name }) => name),
      "or",
    )}.`;
    return [told("modes-introduced", message, { ...place(first.name), where })];
  }
  return [
    ...kept,
    ...added.map(({ name }) => told("mode-added", `There is a mode ${name} now.`, place(name))),
  ];
}

function takesAnything({ required, forbidden, anyOf }: ModeModel): boolean {
  return required.length + forbidden.length + anyOf.length === 0;
}

function compareMode(old: ModeModel, now: ModeModel, place: Teller): Finding[] {
  const inner = (key: string): Teller => ({
    ...place,
    before: `${place.before}/${key}`,
    after: `${place.after}/${key}`,
  });
  const findings: Finding[] = [];
  const tellLists = (
    key: "required" | "forbidden",
    codes: readonly [
      "mode-requires-more" | "mode-forbids-more",
      "mode-requires-less" | "mode-forbids-less",
    ],
  ): void => {
    const added = now[key].filter((name) => !old[key].includes(name));
    const removed = old[key].filter((name) => !now[key].includes(name));
    const [more, less] = codes;
    const say = (names: readonly string[], word: string): string =>
      `${quoteList(names, "and")} ${names.length === 1 ? "is" : "are"} ${word}.`;
    if (added.length > 0) findings.push(told(more, say(added, `${key} now`), inner(key)));
    if (removed.length > 0)
      findings.push(told(less, say(removed, `not ${key} any more`), inner(key)));
  };
  tellLists("required", ["mode-requires-more", "mode-requires-less"]);
  tellLists("forbidden", ["mode-forbids-more", "mode-forbids-less"]);
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

/** The groups, in an order of their own. */
function groupsOf({ anyOf }: ModeModel): string {
  return anyOf
    .map((group) => stableJson([...group].sort()))
    .sort()
    .join(" ");
}
