import type { Viewer } from "../../openapi/view/create-viewer.js";
import { type Node, pointerOfKeyword, type View } from "../../openapi/view/view.js";
import type { SchemaFact, Side } from "../../types/change.js";

/** The readers of the two documents. */
export interface Viewers {
  readonly before: Viewer;
  readonly after: Viewer;
  /**
   * Where one of the documents is a spec, and the other a provider's own: that alone knows of open enums, sensitive
   * values and rules that depend on values, and the other does not deny what it does not say.
   */
  readonly spec?: "before" | "after";
}

/** Two schemas for one thing. */
export interface SchemaPair {
  readonly before: Node;
  readonly after: Node;
  readonly side: Side;
  /** What people call it, such as `POST /link/token request.user`. */
  readonly where: string;
  /** Properties that callers of either do not get to see. */
  readonly hidden?: Hidden;
}

export interface Hidden {
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

/** Two schemas as they are compared. */
export interface ViewPair extends Omit<SchemaPair, "before" | "after"> {
  readonly before: View;
  readonly after: View;
}

/** What is told of two schemas, and what is to be compared next. */
export interface Verdict {
  readonly facts: readonly Fact[];
  readonly inner: readonly (SchemaPair | ViewPair)[];
}

/** Something that happened to a schema, and where in either document. */
export interface Fact {
  readonly fact: SchemaFact;
  readonly message: string;
  readonly where: string;
  readonly before: string;
  readonly after: string;
}

/** Nothing that is told, and nothing to compare. */
export const nothing: Verdict = { facts: [], inner: [] };

/** What happened, and what is said of it. */
export type Told = readonly [fact: SchemaFact, message: string];

/** What is told at the location of some keywords where one schema alone is or has something. */
export function flagFacts(
  pair: ViewPair,
  [was, is]: readonly [boolean, boolean],
  { gained, lost, keywords }: Flag,
): Fact[] {
  return was === is ? [] : [keywordFact(pair, is ? gained : lost, ...keywords)];
}

/** What is said where a schema becomes something, and where it ceases to be. */
export interface Flag {
  readonly gained: Told;
  readonly lost: Told;
  readonly keywords: readonly string[];
}

/** A fact at the location of some keywords. */
export function keywordFact(
  pair: ViewPair,
  [fact, message]: Told,
  ...keywords: readonly string[]
): Fact {
  return { fact, message, ...keywordLocations(pair, ...keywords) };
}

/** Returns where either schema has one of some keywords, else where it stands itself. */
export function keywordLocations(
  { before, after, where }: Pick<ViewPair, "before" | "after" | "where">,
  ...keywords: readonly string[]
): Pick<Fact, "where" | "before" | "after"> {
  return {
    where,
    before: pointerOfKeyword(before, ...keywords),
    after: pointerOfKeyword(after, ...keywords),
  };
}
