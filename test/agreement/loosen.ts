import { mapSchemaParts } from "../../generator/openapi/walk.js";
import {
  asObject,
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from "../../generator/types/json.js";

/**
 * A schema that takes all that a validator may take: `oneOf` is a choice, an open enum takes any text, and what
 * validators pass over is left out. Conditions are read to the letter, and stay as they are.
 */
export function loosen(schema: JsonValue): JsonValue {
  if (!isJsonObject(schema)) return schema;
  const { not, if: condition, oneOf, components, ...rest } = schema;
  const passedOver = ["unevaluatedProperties", "unevaluatedItems", "dependentSchemas"];
  const hasLimits = "minContains" in rest || "maxContains" in rest;
  if (hasLimits) passedOver.push("contains", "minContains", "maxContains");
  if (rest["x-link-open-enum"] === true) passedOver.push("enum");
  const kept = Object.fromEntries(
    Object.entries(rest).filter(([key]) => !passedOver.includes(key)),
  );
  const loose = mapSchemaParts(kept, loosen);
  const exact: JsonObject = {
    ...(not !== undefined && { not }),
    ...(condition !== undefined && { if: condition }),
  };
  const choice = oneOf === undefined ? {} : asObject(mapSchemaParts({ anyOf: oneOf }, loosen));
  const schemas = Object.entries(asObject(asObject(components)["schemas"])).map(([key, each]) => [
    key,
    loosen(each),
  ]);
  return {
    ...loose,
    ...exact,
    ...(oneOf !== undefined && { allOf: [...((loose["allOf"] as JsonValue[]) ?? []), choice] }),
    ...(components !== undefined && { components: { schemas: Object.fromEntries(schemas) } }),
  };
}
