import { mapSchemaParts } from "../../generator/openapi/walk.js";
import {
  asObject,
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from "../../generator/types/json.js";

/**
 * A document that takes all that a validator may take: `oneOf` is a choice, an open enum takes any text, and what
 * validators pass over is left out. Conditions are read to the letter: what they refer to stands a second time, as it
 * was, and those that reach something that is passed over, or themselves, are left out.
 */
export function loosen(root: JsonObject, schemas: Schemas): JsonObject {
  const loosened = Object.entries(schemas).map(([key, each]) => [key, loosenPart(each, schemas)]);
  const exact = Object.entries(schemas).map(([key, each]) => [`${key}${suffix}`, toExact(each)]);
  return {
    ...asObject(loosenPart(root, schemas)),
    components: { schemas: Object.fromEntries([...loosened, ...exact]) },
  };
}

const suffix = "Exact";
const passedOver = ["unevaluatedProperties", "unevaluatedItems", "dependentSchemas"];
const limits = ["minContains", "maxContains"];

/** The schema with references to what stands as it was. */
function toExact(schema: JsonValue): JsonValue {
  return JSON.parse(JSON.stringify(schema), (key, each: JsonValue) =>
    key === "$ref" ? `${each}${suffix}` : each,
  ) as JsonValue;
}

/** Whether a validator reads all that a condition says. */
function isRead(condition: JsonValue, schemas: Schemas, within: readonly string[] = []): boolean {
  if (Array.isArray(condition)) return condition.every((each) => isRead(each, schemas, within));
  if (!isJsonObject(condition)) return true;
  const { $ref } = condition;
  if (typeof $ref === "string") {
    const key = $ref.slice("#/components/schemas/".length);
    return !within.includes(key) && isRead(schemas[key] ?? {}, schemas, [...within, key]);
  }
  return Object.entries(condition).every(
    ([key, each]) => ![...passedOver, ...limits].includes(key) && isRead(each, schemas, within),
  );
}

type Schemas = Readonly<Record<string, JsonValue>>;

function loosenPart(schema: JsonValue, schemas: Schemas): JsonValue {
  if (!isJsonObject(schema)) return schema;
  const { not, if: condition, oneOf, ...rest } = schema;
  const dropped = [...passedOver];
  if (limits.some((each) => each in rest)) dropped.push("contains", ...limits);
  if (rest["x-link-open-enum"] === true) dropped.push("enum");
  const kept = Object.fromEntries(Object.entries(rest).filter(([key]) => !dropped.includes(key)));
  const inner = (each: JsonValue): JsonValue => loosenPart(each, schemas);
  const loose = mapSchemaParts(kept, inner);
  const exact: JsonObject = {
    ...(not !== undefined && isRead(not, schemas) && { not: toExact(not) }),
    ...(condition !== undefined && isRead(condition, schemas) && { if: toExact(condition) }),
  };
  const choice = oneOf === undefined ? {} : asObject(mapSchemaParts({ anyOf: oneOf }, inner));
  return {
    ...loose,
    ...exact,
    ...(oneOf !== undefined && { allOf: [...((loose["allOf"] as JsonValue[]) ?? []), choice] }),
  };
}
