import type {
  ExampleModel,
  KeysModel,
  ModeModel,
  OperationModel,
  ProviderModel,
} from "../types/model.js";
import type { JsonValue } from "../types/json.js";
import type { Schema } from "../types/openapi.js";
import { isJsonList } from "../util/json.js";
import { referencedComponent } from "../util/schema.js";

/** A request to show in documentation: under wire names and under the wrapper's. */
export interface Sample {
  readonly title?: string;
  readonly wire: JsonValue;
  readonly input: JsonValue;
}

/** The spec's examples for a mode (or for an operation without modes), else one made from the schema. */
export function samplesFor(
  model: ProviderModel,
  operation: OperationModel,
  mode?: ModeModel,
): readonly [Sample, ...Sample[]] {
  const [first, ...others] = operation.examples
    .filter((example) => example.mode === mode?.name)
    .map((example) => toSample(example, operation.keys));
  if (first !== undefined) return [first, ...others];
  const value = makeValue(model, operation, mode);
  return [toSample({ name: "made", value }, operation.keys)];
}

function toSample({ summary, value }: ExampleModel, keys: KeysModel | undefined): Sample {
  const input = keys === undefined ? value : renameKeys(value, keys, keys.request);
  return { ...(summary !== undefined && { title: summary }), wire: value, input };
}

/** Wire names to the wrapper's. */
function renameKeys(value: JsonValue, keys: KeysModel, tableName: string | undefined): JsonValue {
  const table = keys.tables.find((each) => each.name === tableName);
  if (typeof value !== "object" || value === null || table === undefined) return value;
  if (isJsonList(value)) return value.map((item) => renameKeys(item, keys, tableName));
  return Object.fromEntries(
    Object.entries(value).map(([wireName, item]) => {
      const entry = table.entries.find((each) => each.wireName === wireName);
      if (entry?.map === true && typeof item === "object" && item !== null && !isJsonList(item)) {
        const values = Object.entries(item).map(([key, each]) => [
          key,
          renameKeys(each, keys, entry.table),
        ]);
        return [entry.name, Object.fromEntries(values)];
      }
      return [entry?.name ?? wireName, renameKeys(item, keys, entry?.table)];
    }),
  );
}

function makeValue(model: ProviderModel, { body }: OperationModel, mode?: ModeModel): JsonValue {
  const wanted = new Set([...(mode?.required ?? []), ...(mode?.anyOf[0] ?? [])]);
  const fields = (body?.fields ?? []).filter(
    (field) => field.required || wanted.has(field.wireName),
  );
  return Object.fromEntries(
    fields.map((field) => [field.wireName, sampleValue(model, field.schema)]),
  );
}

/** The plainest value that a schema allows, its own example before anything made up. */
export function sampleValue(model: ProviderModel, schema: Schema, depth = 0): JsonValue {
  const key = referencedComponent(schema);
  if (key !== undefined)
    return depth > 8 ? null : sampleValue(model, model.schemas[key] ?? {}, depth + 1);
  const shown = schema.examples?.[0] ?? schema.example ?? schema.const ?? schema.enum?.[0];
  if (shown !== undefined) return shown;
  const [branch] = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  if (branch !== undefined) return sampleValue(model, branch, depth + 1);
  const type = typeof schema.type === "string" ? schema.type : schema.type?.[0];
  switch (type) {
    case "integer":
    case "number":
      return 1;
    case "boolean":
      return true;
    case "array":
      return [sampleValue(model, schema.items ?? {}, depth + 1)];
    case "object":
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [
          name,
          sampleValue(model, schema.properties?.[name] ?? {}, depth + 1),
        ]),
      );
    default:
      return sampleText[schema.format ?? ""] ?? "example";
  }
}

const sampleText: Readonly<Record<string, string>> = {
  uuid: "00000000-0000-4000-8000-000000000000",
  uri: "https://example.com",
  email: "user@example.com",
  date: "2026-01-31",
  "date-time": "2026-01-31T12:00:00Z",
};
