import type { ChangePlace } from "./change.js";

/** Where something in a generated package comes from. */
export interface Explanation {
  readonly provider: string;
  /** What was asked for, by its full name: `Acme.linkToken.create`, `POST /tokens request.user`. */
  readonly symbol: string;
  /** What it is, in a few words. */
  readonly what: string;
  readonly description?: string;
  /** The lines of the spec that it comes from, the nearest first. */
  readonly origins: readonly Origin[];
  /** The references that lead there, from an operation on. */
  readonly references: readonly Origin[];
  /** Whether callers have to give it; absent for what nobody gives. */
  readonly necessity?: Necessity;
  /** The generated lines that declare it. */
  readonly declarations: readonly Declaration[];
}

/** A location in the spec, and what it says there. */
export interface Origin extends ChangePlace {
  readonly says: string;
}

export interface Necessity {
  readonly required: boolean;
  /** What says so, or what makes an exception. */
  readonly reasons: readonly Origin[];
}

/** A declaration of a generated file. */
export interface Declaration {
  /** `TokenRequest.user`. */
  readonly name: string;
  readonly path: string;
  /** Both start at 1. */
  readonly line: number;
  readonly column: number;
}
