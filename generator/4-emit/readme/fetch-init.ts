import { type JsonValue, isJsonObject } from "../../types/json.js";
import type { OperationModel, ProviderModel } from "../../types/model.js";
import type { ParameterModel } from "../../types/parameter-model.js";
import { literal, type LiteralValue } from "../print/literal.js";
import { sampleValue, samplesFor } from "./sample-input.js";

/** What a sample call of the openapi-fetch client gives besides the path: parameters by place, and the body. */
export function fetchInit(model: ProviderModel, operation: OperationModel): string {
  const [{ wire }] = samplesFor(model, operation, operation.modes[0]);
  const input = isJsonObject(wire) ? wire : {};
  const taken = new Set(
    operation.parameters.flatMap(({ source }) => (source.kind === "input" ? [source.field] : [])),
  );
  const body = Object.entries(input).filter(([name]) => !taken.has(name));
  const params = Object.fromEntries(
    (["path", "query", "header"] as const).flatMap((place) => {
      const here = operation.parameters.flatMap((each): [string, LiteralValue][] => {
        const value = each.in === place ? valueOf(each, input, model) : undefined;
        return value === undefined ? [] : [[each.wireName, value]];
      });
      return here.length === 0 ? [] : [[place, Object.fromEntries(here)]];
    }),
  );
  const parts = {
    ...(Object.keys(params).length > 0 && { params }),
    ...(operation.body !== undefined && { body: Object.fromEntries(body) }),
    // openapi-fetch takes an answer for JSON unless it is told.
    ...(operation.answersText && { parseAs: "text" }),
  };
  return Object.keys(parts).length === 0 ? "" : `, ${literal(parts)}`;
}

/** The sample's own value; of what the input does not hold, what the types ask for. */
function valueOf(
  { source, required, schema }: ParameterModel,
  input: Readonly<Record<string, JsonValue>>,
  model: ProviderModel,
): JsonValue | undefined {
  if (source.kind === "input" && Object.hasOwn(input, source.field)) return input[source.field];
  return required ? sampleValue(model, schema) : undefined;
}
