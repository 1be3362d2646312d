import { type Breach, findBreach } from "../find-breach.js";
import type { Fault } from "./fault.js";
import type { InputMode } from "./input-schema.js";

/**
 * What keeps an input from fitting the mode that it is evidently meant for; where it does not tell,
 * what each mode asks for. Nothing where it fits one.
 */
export function findModeFaults(
  modes: readonly InputMode[],
  input: Readonly<Record<string, unknown>>,
): Fault[] {
  const breaches = modes.map((mode) => ({
    mode,
    breach: findBreach(mode, input),
    given: [...(mode.required ?? []), ...(mode.anyOf ?? []).flat()].filter(
      (name) => Object.hasOwn(input, name) && input[name] !== null,
    ).length,
  }));
  const least = Math.min(...breaches.map(({ breach }) => breach.count));
  if (modes.length === 0 || least === 0) {
    return [];
  }
  const near = breaches.filter(({ breach }) => breach.count === least);
  const most = Math.max(...near.map(({ given }) => given));
  const meant = most === 0 ? breaches : near.filter(({ given }) => given === most);
  return meant.flatMap(({ mode, breach }) => breachFaults(breach, mode));
}

function breachFaults({ missing, unmet, excess }: Breach, { when }: InputMode): Fault[] {
  const required = `required when ${when}`;
  const [first = ""] = unmet.flat();
  const groups = unmet.map((group) => group.join(" and ")).join(" or ");
  return [
    ...missing.map((name) => ({ path: [name], rule: required })),
    ...(groups === "" ? [] : [{ path: [first], subject: groups, rule: required }]),
    ...excess.map((name) => ({ path: [name], rule: `not allowed when ${when}` })),
  ];
}
