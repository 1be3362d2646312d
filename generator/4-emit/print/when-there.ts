import type { LiteralValue } from "./literal.js";

/** Returns a list or an object where there is something in it, so that an empty one is left out of a literal. */
export function whenThere<Value extends object>(value: Value): Value | undefined {
  return Object.values(value).some((each) => each !== undefined) ? value : undefined;
}

/** Returns `true` or nothing, so that `false` is left out of a literal. */
export function flag(value: boolean): true | undefined {
  return value ? true : undefined;
}

/** What a description is made of. */
export type Described = { readonly [key: string]: LiteralValue };
