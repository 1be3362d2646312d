import type { LocatedOperation } from "../../openapi/operations.js";
import type { LocatedObject, Resolve } from "../../openapi/reference.js";
import type { Node } from "../../openapi/view/view.js";
import type { CallChangeCode, Side } from "../../types/change.js";
import type { OpenApi } from "../../types/openapi.js";
import type { Finding } from "../revision.js";
import type { SchemaComparer } from "../schema/compare-schemas.js";
import type { Hidden } from "../schema/pair.js";

/** An operation that both documents have. */
export interface CallPair {
  readonly before: Call;
  readonly after: Call;
  /** What people call it: `POST /link/token`. */
  readonly where: string;
  readonly comparer: SchemaComparer;
  /** Whether each has a package, which does not offer the parameters that its spec omits. */
  readonly areSpecs: boolean;
  /** Properties of the request body that the package does not offer. */
  readonly hidden?: Hidden;
}

/** An operation and the document it stands in. */
export interface Call extends LocatedOperation {
  readonly root: OpenApi;
  readonly resolve: Resolve;
}

/** A part of a call, and what resolves the references in it. */
export interface CallPart extends LocatedObject {
  readonly resolve: Resolve;
}

/** A part of a call in both documents. */
export interface PartPair {
  readonly before: CallPart;
  readonly after: CallPart;
  readonly side: Side;
  readonly where: string;
  readonly comparer: SchemaComparer;
}

/** Two values for one thing, wherever each stands. */
export interface Pointers {
  readonly before: string;
  readonly after: string;
}

/** A finding about a call. */
export function found(
  code: CallChangeCode,
  message: string,
  where: string,
  { before, after }: Pointers,
): Finding {
  return { code, where, message, before, after };
}

/** A code, and what is said with it. */
type Told = readonly [code: CallChangeCode, message: string];

/** Two objects, a flag of theirs that is false unless it is said, and what is told where one alone says it. */
export interface FlagPair {
  readonly before: LocatedObject;
  readonly after: LocatedObject;
  readonly where: string;
  readonly keyword: "required" | "deprecated";
  readonly gained: Told;
  readonly lost: Told;
}

/** What is told of a flag. */
export function compareFlag({ before, after, where, keyword, ...told }: FlagPair): Finding[] {
  const [was, is] = [before, after].map(({ value }) => value[keyword] === true);
  if (was === is) return [];
  const pointers = { before: before.pointer, after: after.pointer };
  return [found(...(is === true ? told.gained : told.lost), where, pointers)];
}

/** What is told of things that have keys, such as parameters and responses. */
export interface Keyed<T> {
  readonly where: (key: string, value: T) => string;
  /** Where something stands that a document does not have. */
  readonly beside: Pointers;
  readonly removed: (key: string) => Told;
  readonly added: (key: string, now: T) => Told;
  readonly kept: (old: T, now: T, where: string) => readonly Finding[];
}

/** Compares things that have the same key in both documents, and tells of those that one alone has. */
export function compareKeyed<T extends { readonly pointer: string }>(
  olds: ReadonlyMap<string, T>,
  news: ReadonlyMap<string, T>,
  { where, beside, removed, added, kept }: Keyed<T>,
): Finding[] {
  return [...new Map([...olds, ...news])].flatMap(([key, any]) => {
    const [old, now] = [olds.get(key), news.get(key)];
    const location = where(key, any);
    if (old !== undefined && now !== undefined) return kept(old, now, location);
    const told = now === undefined ? removed(key) : added(key, now);
    const pointers = { before: old?.pointer ?? beside.before, after: now?.pointer ?? beside.after };
    return [found(...told, location, pointers)];
  });
}

/** The schema of a parameter, a header or a media type; anything where there is none. */
export function schemaNode({ value, pointer }: LocatedObject): Node {
  const schema = value["schema"];
  return [
    { schema: schema ?? true, pointer: schema === undefined ? pointer : `${pointer}/schema` },
  ];
}
