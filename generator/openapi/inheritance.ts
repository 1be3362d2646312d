import {
  type JsonObject,
  type JsonValue,
  asObject,
  isJsonList,
  isJsonObject,
  asList,
} from "../types/json.js";
import { annotations } from "./keywords.js";
import { mappingTargets } from "./mapping.js";
import { componentsOf, referencedKey, referenceOf } from "./reference.js";

/** The components that are composed of others. */
export interface Inheritance {
  /** Returns the keys of the components that are composed of one, at any depth, in the document's order. */
  readonly descendantsOf: (key: string) => readonly string[];
  /** The keys of all that are composed of a component with a discriminator. */
  readonly children: ReadonlySet<string>;
}

/**
 * Reads which component schemas are composed of others: they have a reference to them in `allOf` (OpenAPI 3.2, 4.25).
 * One that is nothing but such a reference is a child like others, unless its parent's mapping names others alone.
 */
export function readInheritance(root: JsonObject): Inheritance {
  const components = componentsOf(root);
  const composed = new Map<string, string[]>();
  for (const [key, schema] of Object.entries(components)) {
    for (const parent of composedOf(schema)) {
      composed.set(parent, [...(composed.get(parent) ?? []), key]);
    }
  }
  const isOtherName = (key: string, parent: string): boolean => {
    const named = mappingTargets(asObject(components[parent])).map(([, to]) =>
      typeof to === "string" ? (referencedKey(to) ?? to) : undefined,
    );
    const isNamed = named.length === 0 || named.includes(key);
    return !isNamed && !composed.has(key) && isLone(components[key]);
  };
  const descendantsOf = (key: string): string[] => {
    const found = new Set([key]);
    // The set grows while it is read.
    for (const each of found) for (const child of composed.get(each) ?? []) found.add(child);
    found.delete(key);
    return Object.keys(components).filter((each) => found.has(each) && !isOtherName(each, key));
  };
  const parents = Object.entries(components).flatMap(([key, schema]) =>
    isJsonObject(asObject(schema)["discriminator"]) ? [key] : [],
  );
  return { descendantsOf, children: new Set(parents.flatMap(descendantsOf)) };
}

/** Returns the keys of the components that a schema's `allOf` refers to, also in an `allOf` inside of it. */
function composedOf(schema: JsonValue | undefined): string[] {
  const { allOf } = asObject(schema);
  return asList(allOf).flatMap((part) => {
    const reference = referenceOf(part);
    return reference === undefined ? composedOf(part) : (referencedKey(reference) ?? []);
  });
}

/** Returns whether a schema is nothing but one part. */
function isLone(schema: JsonValue | undefined): boolean {
  const { allOf, ...rest } = asObject(schema);
  const isSilent = Object.keys(rest).every((key) => annotations.has(key) || key.startsWith("x-"));
  return isSilent && isJsonList(allOf) && allOf.length === 1;
}
