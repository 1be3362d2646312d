import { annotations } from "../openapi/keywords.js";
import { type JsonObject, isJsonList } from "../types/json.js";
import type { SpecEdit } from "../types/spec-edit.js";

/**
 * The edits that say in OpenAPI 3.1 what `nullable` of OpenAPI 3.0 says of the schema at `pointer`; nothing where that
 * takes a person.
 */
export function withoutNullable(schema: JsonObject, pointer: string): SpecEdit[] | undefined {
  const { nullable, $ref, type, enum: values, ...rest } = schema;
  const remove: SpecEdit = { kind: "remove", pointer: `${pointer}/nullable` };
  if (nullable === false) return [remove];
  if (nullable !== true || choices.some((keyword) => keyword in rest)) return undefined;
  if ($ref !== undefined) {
    const hasMore = Object.keys(rest).some((key) => !annotations.has(key) && !key.startsWith("x-"));
    if (hasMore || type !== undefined || values !== undefined) return undefined;
    const either = [{ $ref }, { type: "null" }];
    return [
      { kind: "set", pointer, key: "anyOf", value: either, position: "first" },
      { kind: "remove", pointer: `${pointer}/$ref` },
      remove,
    ];
  }
  return [...nullType(schema, pointer), ...nullMember(schema, pointer), remove];
}

/** What may refuse null whatever the type says. */
const choices = ["allOf", "anyOf", "oneOf", "not", "if", "const"];

function nullType({ type }: JsonObject, pointer: string): SpecEdit[] {
  if (type === undefined) return [];
  const types = isJsonList(type) ? type : [type];
  if (types.includes("null")) return [];
  return [{ kind: "set", pointer, key: "type", value: [...types, "null"] }];
}

function nullMember({ enum: values }: JsonObject, pointer: string): SpecEdit[] {
  if (!isJsonList(values) || values.includes(null)) return [];
  return [{ kind: "append", pointer: `${pointer}/enum`, value: null }];
}
