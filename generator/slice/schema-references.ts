import { type JsonObject, type JsonValue, asObject } from "../types/json.js";
import { parsePointer, toPointer } from "../openapi/pointer.js";
import { plainReference } from "../openapi/reference.js";

/** A value's `$ref`, where it has one. */
export function referenceOf(value: JsonValue | undefined): string | undefined {
  const reference = asObject(value)["$ref"];
  return typeof reference === "string" ? reference : undefined;
}

/** The JSON Pointer within the document that a reference means; of another document, nothing sensible. */
export function targetOf(reference: string): string {
  return plainReference(reference).replace(/^#/u, "");
}

/** The key of the component schema that a JSON Pointer leads to, if it leads to a whole one. */
export function componentKey(pointer: string): string | undefined {
  const [room, kind, key, ...deeper] = parsePointer(pointer);
  return room === "components" && kind === "schemas" && deeper.length === 0 ? key : undefined;
}

/** The reference to a component schema. */
export function componentReference(key: string): string {
  return `#${toPointer(["components", "schemas", key])}`;
}

/** A document's component schemas. */
export function componentsOf(upstream: JsonObject): JsonObject {
  return asObject(asObject(upstream["components"])["schemas"]);
}

/** A schema's `$ref`, and what its discriminator maps to by reference or by name (OpenAPI 3.1, 4.8.25). */
export function schemaReferences(
  schema: JsonObject,
  upstream: JsonObject,
): [place: string, to: string][] {
  const components = componentsOf(upstream);
  const mapping = asObject(asObject(schema["discriminator"])["mapping"]);
  const mapped = Object.entries(mapping).map(([key, to]): [string, JsonValue] => [
    toPointer(["discriminator", "mapping", key]),
    typeof to === "string" && Object.hasOwn(components, to) ? componentReference(to) : to,
  ]);
  return [["/$ref", referenceOf(schema)] as const, ...mapped].flatMap(
    ([place, to]): [string, string][] => (typeof to === "string" ? [[place, to]] : []),
  );
}
