import { reachSchemas } from "../openapi/reach-schemas.js";
import { parsePointer } from "../openapi/pointer.js";
import { resolveSchema } from "../openapi/schema.js";
import type { TokenExtension } from "../types/extensions.js";
import type { OpenApi, Schema } from "../types/openapi.js";
import type { ParameterModel } from "../types/parameter-model.js";

/**
 * The names of what holds secrets: of properties that the spec marks, at any depth of an operation's bodies, of those
 * that the minted token and URL stand in, and of marked parameters, by the provider's name and by that of what fills them.
 */
export function findSensitive(
  spec: OpenApi,
  { result }: TokenExtension,
  bodies: readonly (Schema | undefined)[],
  parameters: readonly ParameterModel[] = [],
): string[] {
  const minted = [result?.token, result?.url].flatMap((pointer) =>
    pointer === undefined ? [] : parsePointer(pointer).slice(-1),
  );
  const names = new Set(minted);
  for (const { wireName, schema, source } of parameters) {
    if (!isMarked(spec, schema)) continue;
    names.add(wireName);
    if (source.kind === "input") names.add(source.field);
    if (source.kind === "option") names.add(source.option);
  }
  const roots = [...bodies, ...parameters.map(({ schema }) => schema)].filter(
    (root) => root !== undefined,
  );
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
