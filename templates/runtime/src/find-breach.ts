import type { Mode } from "./operation.js";

/** What keeps a wire body from fitting a mode; `undefined` and `null` count as absent. */
export function findBreach(
  { required = [], anyOf = [], forbidden = [] }: Mode,
  body: Readonly<Record<string, unknown>>,
): Breach {
  const isThere = (name: string): boolean => Object.hasOwn(body, name) && body[name] != null;
  const missing = required.filter((name) => !isThere(name));
  const unmet = anyOf.some((group) => group.every(isThere)) ? [] : anyOf;
  const excess = forbidden.filter(isThere);
  return {
    missing,
    unmet,
    excess,
    count: missing.length + Math.min(1, unmet.length) + excess.length,
  };
}

/** All names are wire names. */
export interface Breach {
  /** Required, and absent. */
  readonly missing: readonly string[];
  /** The groups of which none is there in full. */
  readonly unmet: readonly (readonly string[])[];
  /** Forbidden, and there. */
  readonly excess: readonly string[];
  /** 0 where the body fits. */
  readonly count: number;
}
