import { defined } from "../types/defined.js";
import type { Schema } from "../types/openapi.js";
import { type ExpiryForm, expiryForm } from "./expiry-form.js";
import { toPointer } from "./pointer.js";
import { branchesOf, type Components, propertiesOf, resolveSchema } from "./schema.js";

/** What may be meant in a success body, by what it may be; the likeliest first. Nobody has decided yet. */
export interface ResultCandidates {
  /** Pointers to what may be a token. */
  readonly token: readonly string[];
  /** Pointers to what may be a URL. */
  readonly url: readonly string[];
  readonly expiresAt: readonly ExpiryCandidate[];
  readonly requestId: readonly string[];
}

/** A field that may tell when a token expires. */
export interface ExpiryCandidate {
  readonly pointer: string;
  readonly as: ExpiryForm;
}

/**
 * The properties of a success body that an author will want to choose from; what the request holds by the same name
 * comes last, since it is only sent back.
 */
export function findResultCandidates(
  spec: Components,
  body: Schema,
  request: Schema = {},
): ResultCandidates {
  const sent = new Set(propertiesOf(spec, request).keys());
  const [echoes, own] = split(findLeaves(spec, body), ({ name }) => sent.has(name));
  const leaves = [...own, ...echoes];
  const texts = leaves.filter(isText);
  return {
    token: rank(texts, (leaf) => tokenWeight(leaf) / (sent.has(leaf.name) ? least : 1)),
    url: rank(texts, (leaf) => urlWeight(leaf) / (sent.has(leaf.name) ? least : 1)),
    expiresAt: leaves.flatMap(({ pointer, ...leaf }) => {
      // An expiry within what tells of a refresh token is that one's.
      const as = /refresh/iu.test(pointer) ? undefined : expiryForm(leaf);
      return as === undefined ? [] : [{ pointer, as }];
    }),
    requestId: rank(
      leaves.filter((leaf) => isText(leaf) || isNumber(leaf)),
      requestIdWeight,
    ),
  };
}

/** Less than any weight. */
const least = 1000;

function split<Item>(items: readonly Item[], is: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(is), items.filter((item) => !is(item))];
}

/** What may be meant in a failure body, the likeliest first. */
export interface ErrorCandidates {
  readonly code: readonly string[];
  readonly message: readonly string[];
  readonly requestId: readonly string[];
}

/** The properties of a failure body that an author will want to choose from. */
export function findErrorCandidates(spec: Components, body: Schema): ErrorCandidates {
  const leaves = findLeaves(spec, body);
  const scalars = leaves.filter((leaf) => isText(leaf) || isNumber(leaf));
  return {
    code: rank(scalars, ({ name }) => weigh(name, [/code$/iu, /type$/iu, /^error$|slug$/iu])),
    message: rank(leaves.filter(isText), ({ name }) =>
      weigh(name, [/message$/iu, /detail$|description$/iu, /title$|reason$|^error$/iu]),
    ),
    requestId: rank(scalars, requestIdWeight),
  };
}

function isText({ types }: Leaf): boolean {
  return types.length === 0 || types.includes("string");
}

function isNumber({ types }: Leaf): boolean {
  return types.includes("integer") || types.includes("number");
}

/** The pointers of what weighs anything, the heaviest first; of equals, the outermost. */
function rank(leaves: readonly Leaf[], weight: (leaf: Leaf) => number): string[] {
  return leaves
    .map((leaf) => ({ pointer: leaf.pointer, weight: weight(leaf) }))
    .filter((each) => each.weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ pointer }) => pointer);
}

/** How early in a list the first pattern stands that a name fits; 0 where it fits none. */
function weigh(name: string, patterns: readonly RegExp[]): number {
  const index = patterns.findIndex((pattern) => pattern.test(name));
  return index < 0 ? 0 : patterns.length - index;
}

function tokenWeight({ name, format, description = "" }: Leaf): number {
  if (format === "date-time" || format === "date" || looksLikeUrl(name, format)) return 0;
  if (/(?:country|postal|zip|currency|language|status|error)_?code$/iu.test(name)) return 0;
  const isTold = /\b(?:link token|session token|client secret|access token|secret)\b/iu.test(
    description,
  );
  return Math.max(
    isTold ? 1 : 0,
    weigh(name, [/link_?token$/iu, /token$/iu, /secret$/iu, /session|key$|code$|jwt/iu]),
  );
}

function urlWeight({ name, format }: Leaf): number {
  const isUrl = looksLikeUrl(name, format);
  return isUrl ? 1 + weigh(name, [/link|connect|widget|session|hosted|embed/iu]) : 0;
}

function looksLikeUrl(name: string, format: string | undefined): boolean {
  return format === "uri" || format === "url" || /(?:ur[li]|link|href)$/iu.test(name);
}

function requestIdWeight({ name }: Leaf): number {
  return weigh(name, [/request_?id$/iu, /(?:trace|correlation)_?id$/iu]);
}

/** What a request says of a lifetime, as an expiry is written: `request:/minutes:minutes:30`. */
export function findRequestExpiry(spec: Components, request: Schema): string[] {
  return [...propertiesOf(spec, request)].flatMap(([name, { schema }]) => {
    const { default: given, description = "", type } = resolveSchema(spec, schema) ?? {};
    const isTime = /expir|ttl|life_?time|valid_?for|duration/iu.test(name);
    if (!isTime || typeof given !== "number" || /[~/]/u.test(name)) return [];
    const [unit] =
      /(?<!milli|micro|nano)seconds|minutes|hours|days/iu.exec(`${name} ${description}`) ?? [];
    return unit === undefined || type === "string"
      ? []
      : [`request:/${name}:${unit.toLowerCase()}:${given}`];
  });
}

/** A value inside a body that is no object itself, and where it stands. */
interface Leaf {
  /** JSON Pointer into the body. */
  readonly pointer: string;
  /** The last segment of the pointer. */
  readonly name: string;
  /** Its types but null; none where the schema does not say. */
  readonly types: readonly string[];
  readonly format?: string;
  /** What the schema says about it. */
  readonly description?: string;
}

/** How deep generated code checks a pointer. */
const deepest = 3;

/** No body that a person reads has more. */
const most = 300;

/** The values that pointers into a body may lead to, the outermost first. */
function findLeaves(spec: Components, body: Schema): Leaf[] {
  const leaves: Leaf[] = [];
  let level: { readonly path: readonly string[]; readonly schema: Schema }[] = [
    { path: [], schema: body },
  ];
  for (let depth = 1; depth <= deepest; depth += 1) {
    const next: typeof level = [];
    for (const { path, schema } of level) {
      for (const [name, property] of propertiesOf(spec, schema)) {
        if (leaves.length + next.length >= most) return leaves;
        const inner = [...path, name];
        if (/[~/]/u.test(name)) continue;
        const leaf = toCandidate(spec, property.schema);
        if (leaf === undefined) next.push({ path: inner, schema: property.schema });
        else leaves.push({ pointer: toPointer(inner), name, ...leaf });
      }
    }
    level = next;
  }
  return leaves;
}

/** What is known of a value; nothing of an object, whose properties say more. */
function toCandidate(spec: Components, schema: Schema): Omit<Leaf, "pointer" | "name"> | undefined {
  const resolved = simplest(spec, schema);
  if (resolved === undefined || propertiesOf(spec, resolved).size > 0) return undefined;
  const { type, format, const: constant, enum: values = [] } = resolved;
  const listed = [...values, ...(constant === undefined ? [] : [constant])];
  const types = type === undefined ? listed.map((value) => typeof value) : [type].flat();
  const description = schema.description ?? resolved.description;
  const known = [...new Set(types)].filter((each) => each !== "null");
  return defined({ types: known, format, description });
}

/** A schema behind its references, and the only one of its alternatives that is more than null. */
function simplest(spec: Components, schema: Schema): Schema | undefined {
  const resolved = resolveSchema(spec, schema);
  const [only, ...others] = branchesOf(spec, resolved ?? {});
  if (only === undefined || others.length > 0 || resolved?.type !== undefined) return resolved;
  return { ...resolved, ...resolveSchema(spec, only) };
}
