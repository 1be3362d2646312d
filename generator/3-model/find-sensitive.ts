import { reachSchemas } from "../openapi/reach-schemas.js";
import { parsePointer } from "../openapi/pointer.js";
import { resolveSchema } from "../openapi/schema.js";
import type { TokenExtension } from "../types/extensions.js";
import type { OpenApi, Schema } from "../types/openapi.js";

/**
 * The wire names of the properties that hold secrets: those that the spec marks, at any depth of an
 * operation's bodies, and those that the minted token and URL stand in.
 */
export function findSensitive(
  spec: OpenApi,
  { result }: TokenExtension,
  bodies: readonly (Schema | undefined)[],
): string[] {
  const minted = [result?.token, result?.url].flatMap((pointer) =>
    pointer === undefined ? [] : parsePointer(pointer).slice(-1),
  );
  const names = new Set(minted);
  const roots = bodies.filter((body) => body !== undefined);
  for (const { properties = {} } of reachSchemas(spec, roots).schemas) {
    for (const [name, property] of Object.entries(properties)) {
      if (isMarked(spec, property)) names.add(name);
    }
  }
  return [...names];
}

/** Whether a value is marked, or one that it is made of: an item, a value of a map, a part of its schema. */
function isMarked(spec: OpenApi, given: Schema, seen: ReadonlySet<Schema> = new Set()): boolean {
  const schema = resolveSchema(spec, given);
  if (given["x-link-sensitive"] !== undefined) return given["x-link-sensitive"];
  if (schema === undefined || seen.has(schema)) return false;
  if (schema["x-link-sensitive"] !== undefined) return schema["x-link-sensitive"];
  const { items, prefixItems = [], additionalProperties, patternProperties = {} } = schema;
  const { allOf = [], anyOf = [], oneOf = [] } = schema;
  const parts = [
    ...[...allOf, ...anyOf, ...oneOf, ...prefixItems, ...Object.values(patternProperties)],
    ...[items, additionalProperties].filter((part) => typeof part === "object"),
  ];
  const known = new Set([...seen, schema]);
  return parts.some((part) => isMarked(spec, part, known));
}
