import type { JsonValue } from "../../types/json.js";

/** A schema and where it stands. */
export interface LocatedSchema {
  readonly schema: JsonValue;
  readonly pointer: string;
  /** Reads what is said here without a schema that says it. */
  readonly read?: () => View;
}

/** Schemas that hold of one value at once; none at all is anything. */
export type Node = readonly LocatedSchema[];

/** Alternatives of which a value meets one; `null` is none of them. */
export interface Group {
  readonly branches: readonly Node[];
  readonly pointer: string;
}

/**
 * What a schema says, however it says it: references followed, `allOf` merged, `null` among the types,
 * alternatives that are mere types or values merged as well.
 */
export interface View {
  /** The locations of the schemas that were merged. */
  readonly parts: ReadonlySet<string>;
  /** Where the schema stands that one was asked about. */
  readonly pointer: string;
  /** Where each of its keywords stands. */
  readonly pointers: ReadonlyMap<string, string>;
  readonly types: ReadonlySet<ValueType>;
  /** The values, but for null, as JSON, and where each stands. */
  readonly values?: ReadonlyMap<string, string>;
  /** Whether the source says that there are more values. */
  readonly isOpen: boolean;
  readonly properties: ReadonlyMap<string, Node>;
  /** The names of required properties, and where each is called so. */
  readonly required: ReadonlyMap<string, string>;
  /** What further properties must be; they may be anything where it is absent. */
  readonly additional?: Node | "forbidden";
  readonly items: Node;
  readonly tuple: readonly Node[];
  readonly limits: ReadonlyMap<Limit, number>;
  readonly formats: ReadonlySet<string>;
  readonly patterns: ReadonlySet<string>;
  /** As JSON. */
  readonly defaults: ReadonlySet<string>;
  /** Rules that depend on values, by what they say, and where each stands. */
  readonly rules: ReadonlyMap<string, string>;
  readonly groups: readonly Group[];
  readonly marks: ReadonlySet<Mark>;
}

/** JSON Schema's types, `number` as its two halves. */
export type ValueType = (typeof valueTypes)[number];

export const valueTypes = [
  ...(["null", "boolean", "object", "array", "string"] as const),
  ...(["integer", "fraction"] as const),
] as const;

/** What narrows values the greater it is (`least…`) or the less it is (`most…`). */
export type Limit = `${"least" | "most"}-${"length" | "items" | "properties" | "value"}` | Strict;

/** A bound that is no value itself; a step; whether items differ. */
type Strict = "above-value" | "below-value" | "multiple" | "unique";

export type Mark = "deprecated" | "sensitive" | "readOnly" | "writeOnly";

/** What is said of a value of which nothing is said. */
export const anything: View = {
  parts: new Set(),
  pointer: "",
  pointers: new Map(),
  types: new Set(valueTypes),
  isOpen: false,
  properties: new Map(),
  required: new Map(),
  items: [],
  tuple: [],
  limits: new Map(),
  formats: new Set(),
  patterns: new Set(),
  defaults: new Set(),
  rules: new Map(),
  groups: [],
  marks: new Set(),
};

/** Where a keyword of a schema stands, else the schema itself. */
export function pointerOfKeyword({ pointers, pointer }: View, ...keywords: string[]): string {
  const [found] = keywords.flatMap((keyword) => pointers.get(keyword) ?? []);
  return found ?? pointer;
}

/** The same for views that say the same, in whatever order they were merged. */
export function idOf({ parts, types, groups }: View): string {
  const choices = groups.map(({ pointer }) => pointer);
  return [...[...parts].sort(), types.has("null") ? "?" : "!", ...choices.sort()].join(" ");
}

/** Whether a schema says nothing besides types and values. */
export function isPlain(view: View): boolean {
  const { properties, required, additional, items, tuple, groups } = view;
  const sizes = [
    ...[properties.size, required.size, items.length, tuple.length, groups.length],
    ...[view.limits.size, view.formats.size, view.patterns.size, view.rules.size],
  ];
  return additional === undefined && sizes.every((size) => size === 0);
}

/** Returns whether any value at all meets a schema. */
export function isAnything(view: View): boolean {
  return view.types.size === valueTypes.length && view.values === undefined && isPlain(view);
}

/** Whether a value may be null and nothing else. */
export function isNull({ types }: View): boolean {
  return types.size === 1 && types.has("null");
}
