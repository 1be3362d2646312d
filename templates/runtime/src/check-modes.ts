import type { Fail } from "./failure.js";
import { findBreach, type Breach } from "./find-breach.js";
import type { Operation } from "./operation.js";

/**
 * Refuses a wire body that fits none of the operation's modes, or not the one that was asked for.
 *
 * The error says, in public names, what the nearest modes want.
 */
export function checkModes(body: Readonly<Record<string, unknown>>, rules: Rules): void {
  const { operation, mode, fail } = rules;
  const breaches = Object.entries(operation.modes ?? {})
    .filter(([name]) => mode === undefined || name === mode)
    .map(([name, each]) => ({ name, ...findBreach(each, body) }));
  const least = Math.min(...breaches.map(({ count }) => count));
  const nearest = breaches.filter(({ count }) => count === least);
  if (breaches.length === 0 || least === 0) {
    return;
  }

  const rename = (names: readonly string[]) =>
    names.map((name) => operation.naming?.publicName(name) ?? name);
  const concerned = nearest.flatMap(({ missing, unmet, excess }) => [
    ...missing,
    ...unmet.flat(),
    ...excess,
  ]);
  const fields = rename([...new Set(concerned)]);
  const areRivals =
    least === 1 && fields.length > 1 && nearest.every(({ excess }) => excess.length > 0);
  throw fail(
    "input",
    areRivals
      ? `${operation.id}: ${fields.join(" and ")} cannot go together; leave one out.`
      : `${operation.id} ${nearest.map((breach) => `${describe(breach, rename)} in mode ${breach.name}`).join(", or ")}.`,
    { fields },
  );
}

interface Rules {
  readonly operation: Operation;
  readonly mode: string | undefined;
  readonly fail: Fail;
}

/** Such as "needs products, and user or user_id". */
function describe(
  { missing, unmet, excess }: Breach,
  rename: (names: readonly string[]) => string[],
): string {
  const needs = [
    rename(missing).join(" and "),
    unmet.map((group) => rename(group).join(" and ")).join(" or "),
  ].filter(Boolean);
  return [
    needs.length > 0 && `needs ${needs.join(", and ")}`,
    excess.length > 0 && `does not take ${rename(excess).join(" or ")}`,
  ]
    .filter(Boolean)
    .join(" and ");
}
