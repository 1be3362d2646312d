import type { DescribedSchema } from "@linkmint/runtime";
import { type Definitions, resolveSchema } from "./resolve-schema.js";

/** What a value is, in words: `string (date-time)`, `list of integer or null`, `map of string`. */
export function nameType(given: DescribedSchema | boolean, definitions: Definitions): string {
  const { schema, isNullable } = resolveSchema(given, definitions);
  const name = nameKind(schema, definitions);
  return isNullable ? `${name} or null` : name;
}

/** Whether null fits a value: something says so, or nothing says what it is. */
export function takesNull(given: DescribedSchema | boolean, definitions: Definitions): boolean {
  const { schema, isNullable } = resolveSchema(given, definitions);
  const branches = schema.anyOf ?? schema.oneOf ?? [];
  if (isNullable || nameKind(schema, definitions) === "null") return true;
  if (schema.type !== undefined || schema.properties !== undefined) return false;
  if (branches.length > 0) return branches.some((branch) => takesNull(branch, definitions));
  return nameUntyped(schema) === "any value";
}

function nameKind(schema: DescribedSchema, definitions: Definitions): string {
  const { type, format, items, properties, additionalProperties, anyOf, oneOf } = schema;
  const branches = anyOf ?? oneOf ?? [];
  if (branches.length > 0 && (type === undefined || type === "object")) {
    const names = branches.map((branch) => nameType(branch, definitions));
    const known = names.filter((name) => name !== "any value");
    if (known.length > 0) return [...new Set(known)].join(" or ");
  }
  if (typeof type === "object") return type.join(" or ");
  switch (type) {
    case "array":
      return items === undefined || typeof items === "boolean"
        ? "list"
        : `list of ${nameType(items, definitions)}`;
    case "object":
      return properties === undefined && typeof additionalProperties === "object"
        ? `map of ${nameType(additionalProperties, definitions)}`
        : "object";
    case undefined:
      return nameUntyped(schema);
    default:
      return format === undefined ? type : `${type} (${format})`;
  }
}

function nameUntyped(schema: DescribedSchema): string {
  if (schema.properties !== undefined) return "object";
  const values = "const" in schema ? [schema.const] : (schema.enum ?? schema.knownValues ?? []);
  const types = new Set(values.map((value) => (value === null ? "null" : typeof value)));
  return types.size === 0 ? "any value" : [...types].join(" or ");
}
