import type { JsonValue } from "../../types/json.js";
import { typeOfValue } from "./read-keywords.js";
import { type Limit, type Node, type ValueType, type View, anything } from "./view.js";

/** What is said of a value of which both is said. */
export function mergeViews(one: View, other: View): View {
  if (one.parts.size === 0) return { ...other, pointer: one.pointer || other.pointer };
  if (other.parts.size === 0) return one;
  const both = intersect(one.types, other.types);
  const values = mergeValues(one, other, both);
  const types = values === undefined ? both : intersect(both, typesOfValues(values));
  const additional = mergeAdditional(one, other);
  return {
    parts: new Set([...one.parts, ...other.parts]),
    pointer: one.pointer,
    pointers: new Map([...other.pointers, ...one.pointers]),
    types,
    ...(values !== undefined && { values }),
    isOpen: one.isOpen || other.isOpen,
    properties: mergeNodes(one.properties, other.properties),
    required: new Map([...other.required, ...one.required]),
    ...(additional !== undefined && { additional }),
    items: joinNodes(one.items, other.items),
    tuple: Array.from({ length: Math.max(one.tuple.length, other.tuple.length) }, (_, index) =>
      joinNodes(one.tuple[index] ?? [], other.tuple[index] ?? []),
    ),
    limits: mergeLimits(one.limits, other.limits),
    formats: new Set([...one.formats, ...other.formats]),
    patterns: new Set([...one.patterns, ...other.patterns]),
    defaults: new Set([...one.defaults, ...other.defaults]),
    rules: new Map([...other.rules, ...one.rules]),
    groups: [...one.groups, ...other.groups],
    marks: new Set([...one.marks, ...other.marks]),
  };
}

/** What all of them say together. */
export function mergeAll(views: readonly View[]): View {
  return views.reduce(mergeViews, anything);
}

/** The schema that may be null, too. */
export function withNull(view: View): View {
  return { ...view, types: new Set([...view.types, "null"]) };
}

/** The schema that may not be null. */
export function withoutNull(view: View): View {
  return { ...view, types: intersect(view.types, notNull) };
}

const notNull = new Set([...anything.types].filter((type) => type !== "null"));

/** A schema without its alternatives, so that one of them may be merged into it. */
export function withoutGroups(view: View): View {
  return { ...view, groups: [] };
}

/** The schemas of both, each once. */
function joinNodes(one: Node, other: Node): Node {
  const known = new Set(one.map(({ pointer }) => pointer));
  return [...one, ...other.filter(({ pointer }) => !known.has(pointer))];
}

function mergeValues(one: View, other: View, types: View["types"]): View["values"] {
  const values = one.values ?? other.values;
  if (values === undefined) return undefined;
  const isInBoth = (value: string): boolean =>
    other.values?.has(value) !== false && types.has(typeOfJson(value));
  return new Map([...values].filter(([value]) => isInBoth(value)));
}

/** The types of listed values, and null, which is never among them. */
function typesOfValues(values: NonNullable<View["values"]>): View["types"] {
  return new Set(["null" as const, ...[...values.keys()].map(typeOfJson)]);
}

function typeOfJson(value: string): ValueType {
  return typeOfValue(JSON.parse(value) as JsonValue);
}

function mergeAdditional({ additional: one }: View, { additional: other }: View) {
  if (one === "forbidden" || other === "forbidden") return "forbidden";
  return one === undefined ? other : joinNodes(one, other ?? []);
}

function mergeNodes(one: View["properties"], other: View["properties"]): View["properties"] {
  const merged = new Map(one);
  for (const [name, node] of other) merged.set(name, joinNodes(merged.get(name) ?? [], node));
  return merged;
}

function mergeLimits(one: View["limits"], other: View["limits"]): View["limits"] {
  const merged = new Map(one);
  for (const [limit, value] of other) {
    const before = merged.get(limit);
    merged.set(limit, before === undefined ? value : stricter(limit, before, value));
  }
  return merged;
}

function stricter(limit: Limit, one: number, other: number): number {
  return isUpper(limit) ? Math.min(one, other) : Math.max(one, other);
}

/** Whether a limit is stricter the less it is. */
export function isUpper(limit: Limit): boolean {
  return limit.startsWith("most-") || limit === "below-value";
}

function intersect<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): ReadonlySet<T> {
  return new Set([...one].filter((each) => other.has(each)));
}
