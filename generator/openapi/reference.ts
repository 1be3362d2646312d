import { type JsonObject, type JsonValue, asObject, isJsonObject } from "../types/json.js";
import { mappingTargets } from "./mapping.js";
import { parsePointer, toPointer, valueAt } from "./pointer.js";

/** A value and where it stands. */
export interface Location {
  readonly value: JsonValue | undefined;
  readonly pointer: string;
}

/** A mapping and where it stands. */
export interface LocatedObject {
  readonly value: JsonObject;
  readonly pointer: string;
}

/** Returns a value's `$ref`, where it has one. */
export function referenceOf(value: JsonValue | undefined): string | undefined {
  const reference = isJsonObject(value) ? value["$ref"] : undefined;
  return typeof reference === "string" ? reference : undefined;
}

/**
 * Returns the JSON Pointer that a reference within its document means, without the percent signs that a URI may be
 * written with (RFC 6901, 6); a reference that leads out of the document stays as it is.
 *
 * @example targetOf("#/components/schemas/List%5BItem%5D"); // "/components/schemas/List[Item]"
 */
export function targetOf(reference: string): string {
  if (isExternal(reference)) return reference;
  const fragment = reference.slice(1);
  try {
    return fragment.includes("%") ? decodeURIComponent(fragment) : fragment;
  } catch {
    return fragment;
  }
}

/** Returns whether a reference leads out of its document. */
export function isExternal(reference: string): boolean {
  return !reference.startsWith("#");
}

/** Follows a reference within a document; nothing for one that leads nowhere or out of it. */
export function followReference(
  root: JsonValue,
  reference: string,
): (Location & { readonly value: JsonValue }) | undefined {
  if (isExternal(reference)) return undefined;
  const pointer = targetOf(reference);
  const value = valueAt(root, pointer);
  return value === undefined ? undefined : { value, pointer };
}

/**
 * Follows a value's references to what is none. There is no value where one leads nowhere, back to itself, or to where
 * it may not lead; the pointer is then that of the last location.
 */
export function resolveReferences(
  root: JsonValue,
  start: Location,
  mayLead: (pointer: string) => boolean = () => true,
): Location {
  const seen = new Set<JsonValue | undefined>();
  let location = start;
  for (let to = referenceOf(location.value); to !== undefined; to = referenceOf(location.value)) {
    seen.add(location.value);
    const next = followReference(root, to);
    const isEnd = next === undefined || seen.has(next.value) || !mayLead(next.pointer);
    location = isEnd ? { value: undefined, pointer: location.pointer } : next;
  }
  return location;
}

/** Finds the object behind a value's references, and where it stands; no value where there is none. */
export type Resolve = (value: JsonValue | undefined, pointer: string) => MaybeObject;

/** Where an object stands; there is no value where something else does, or nothing. */
export interface MaybeObject {
  readonly value: JsonObject | undefined;
  readonly pointer: string;
}

/** Makes the function that resolves objects in a document; references may lead anywhere, or where `mayLead` says. */
export function createResolve(root: JsonValue, mayLead?: (pointer: string) => boolean): Resolve {
  return (value, pointer) => {
    const end = resolveReferences(root, { value, pointer }, mayLead);
    return { value: isJsonObject(end.value) ? end.value : undefined, pointer: end.pointer };
  };
}

/** The objects of `components` that specs of ours may refer to. */
export type ComponentKind = "schemas" | "parameters";

/** Returns whether a component may have a key: one of OpenAPI 3.1, 4.8.7.1, or with what a JSON Pointer escapes. */
export function isComponentName(key: string): boolean {
  return /^[a-zA-Z0-9._~/-]+$/u.test(key);
}

/** Returns the key of the component that a JSON Pointer leads to, if it leads to a whole one of that kind. */
export function componentKey(pointer: string, kind: ComponentKind = "schemas"): string | undefined {
  const prefix = `/components/${kind}/`;
  if (!pointer.startsWith(prefix) || pointer.includes("/", prefix.length)) return undefined;
  return parsePointer(pointer).at(-1);
}

/** Returns the key of the component that a reference leads to, if it leads to a whole one of that kind. */
export function referencedKey(
  reference: string,
  kind: ComponentKind = "schemas",
): string | undefined {
  return isExternal(reference) ? undefined : componentKey(targetOf(reference), kind);
}

/** Returns the JSON Pointer of a component schema. */
export function componentPointer(key: string): string {
  return toPointer(["components", "schemas", key]);
}

/** Returns the reference to a component schema. */
export function componentReference(key: string): string {
  return `#${componentPointer(key)}`;
}

/** Returns a document's component schemas. */
export function componentsOf(root: JsonObject): JsonObject {
  return asObject(asObject(root["components"])["schemas"]);
}

/** Lists a schema's `$ref`, and what its discriminator maps to by reference or by name (OpenAPI 3.1, 4.8.25). */
export function schemaReferences(
  schema: JsonObject,
  root: JsonObject,
): [location: string, to: string][] {
  const components = componentsOf(root);
  const mapped = mappingTargets(schema).map(([location, to]): [string, JsonValue] => [
    location,
    typeof to === "string" && Object.hasOwn(components, to) ? componentReference(to) : to,
  ]);
  return [["/$ref", referenceOf(schema)] as const, ...mapped].flatMap(
    ([location, to]): [string, string][] => (typeof to === "string" ? [[location, to]] : []),
  );
}
