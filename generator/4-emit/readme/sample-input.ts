import { isNothing, toRegExp } from "../../openapi/normal-schema.js";
import { isOnly, propertiesOf, referencedComponent, withoutNull } from "../../openapi/schema.js";
import { type JsonObject, type JsonValue, isJsonList, isJsonObject } from "../../types/json.js";
import type { KeysModel, ModeModel, OperationModel, ProviderModel } from "../../types/model.js";
import type { Schema } from "../../types/openapi.js";
import { withoutRules } from "../models/without-rules.js";

/** A request to show in documentation: under wire names and under the wrapper's. */
export interface Sample {
  readonly title?: string;
  readonly wire: JsonValue;
  readonly input: JsonValue;
}

/** The spec's examples for a mode (or for an operation without modes), else one made from the schema. */
export function samplesFor(
  model: ProviderModel,
  { input, body, parameters, examples, keys }: OperationModel,
  mode?: ModeModel,
): readonly [Sample, ...Sample[]] {
  /** The input's properties that are wanted, by the names that modes know, made up. */
  const make = (isMade: (name: string) => boolean): JsonObject => {
    const wanted = new Set([...(mode?.required ?? []), ...(mode?.anyOf[0] ?? [])]);
    const fields = (input?.fields ?? []).filter(
      ({ required, wireName }) => isMade(wireName) && (required || wanted.has(wireName)),
    );
    const made = fields.map((field) => [field.wireName, sampleValue(model, field.schema)] as const);
    const branch = input?.isChoice === true && body ? sampleValue(model, body.schema) : {};
    const chosen = Object.entries(isJsonObject(branch) ? branch : {});
    return Object.fromEntries([...made, ...chosen.filter(([wireName]) => isMade(wireName))]);
  };
  const toSample = (wire: JsonValue, title?: string): Sample => {
    const renamed = keys === undefined ? wire : renameKeys(wire, keys, keys.request);
    return { ...(title !== undefined && { title }), wire, input: renamed };
  };
  const isParameter = (name: string): boolean =>
    parameters.some(({ source }) => source.kind === "input" && source.field === name);
  const [first, ...others] = examples
    .filter((example) => example.mode === mode?.name)
    .map(({ summary, value }) =>
      // An example is of a body; what the input holds besides is made up.
      toSample(isJsonObject(value) ? { ...make(isParameter), ...value } : value, summary),
    );
  return first === undefined ? [toSample(make(() => true))] : [first, ...others];
}

/** Wire names to the wrapper's. */
function renameKeys(value: JsonValue, keys: KeysModel, tableName: string | undefined): JsonValue {
  const table = keys.tables.find((each) => each.name === tableName);
  if (typeof value !== "object" || value === null || table === undefined) return value;
  if (isJsonList(value)) return value.map((item) => renameKeys(item, keys, tableName));
  return Object.fromEntries(
    Object.entries(value).map(([wireName, item]) => {
      const entry = table.entries.find((each) => each.wireName === wireName);
      const inner = (each: JsonValue) => renameKeys(each, keys, entry?.table);
      if (entry?.map !== true || !isJsonObject(item)) return [entry?.name ?? wireName, inner(item)];
      const values = Object.entries(item).map(([key, each]) => [key, inner(each)] as const);
      return [entry.name, Object.fromEntries(values)];
    }),
  );
}

/** The plainest value that a schema allows, its own example before anything made up. */
export function sampleValue(model: ProviderModel, described: Schema, depth = 0): JsonValue {
  const schema = withoutRules(described);
  const key = referencedComponent(schema);
  if (key !== undefined) return sampleValue(model, model.schemas[key] ?? {}, depth + 1);
  const shown = [...(schema.examples ?? []), schema.example, schema.const, ...(schema.enum ?? [])];
  const example = shown.find(
    (value) => value !== undefined && value !== null && fits(schema, value),
  );
  if (example !== undefined) return example;
  const components = { components: { schemas: model.schemas } };
  const [branch] = withoutNull(components, [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]);
  if (branch !== undefined) return depth > maxDepth ? null : sampleValue(model, branch, depth + 1);
  const properties = propertiesOf(components, schema);
  if (properties.size > 0) {
    const required = [...properties].filter(
      ([, each]) => each.required && !isOnly(components, each.schema, "readOnly"),
    );
    const entries = required.map(([name, each]) => [
      name,
      sampleValue(model, each.schema, depth + 1),
    ]);
    return depth > maxDepth ? {} : (Object.fromEntries(entries) as JsonValue);
  }
  return samplePrimitive(model, schema, depth);
}

/** How deep a made-up value goes before it ends in an empty list or object. */
const maxDepth = 8;

function samplePrimitive(model: ProviderModel, schema: Schema, depth: number): JsonValue {
  switch (typesOf(schema).find((type) => type !== "null")) {
    case "integer":
    case "number":
      return 1;
    case "boolean":
      return true;
    case "array":
      return depth > maxDepth
        ? []
        : sampleItems(schema).map((item) => sampleValue(model, item, depth + 1));
    case "object":
      return {};
    default:
      return sampleText.get(schema.format ?? "") ?? textFor(schema.pattern);
  }
}

/** What stands for a text of which nothing is known. */
export const anyText = "example";

/** A text that a pattern takes, as far as one of a few does: what it begins with, then a word, letters or digits. */
function textFor(pattern: string | undefined): string {
  const [, start = ""] = /^\^([\w:/-]*)(?![?*+{|])/u.exec(pattern ?? "") ?? [];
  const isTaken = toRegExp(pattern ?? "");
  const rests = ["A", "a", "1"].flatMap((sign) => lengths.map((length) => sign.repeat(length)));
  const texts = [anyText, start + anyText, ...rests.map((rest) => start + rest)];
  return texts.find((text) => isTaken?.test(text)) ?? anyText;
}

const lengths = Array.from({ length: 16 }, (_, index) => index + 1);

/** Each of the items with a type of its own, else one. */
function sampleItems({ prefixItems = [], items = {}, maxItems }: Schema): Schema[] {
  const [first, ...others] = prefixItems.slice(0, maxItems);
  if (first !== undefined) return [first, ...others];
  return isNothing(items) ? [] : [items];
}

function typesOf({ type }: Schema): readonly string[] {
  return typeof type === "string" ? [type] : (type ?? []);
}

/** Whether a value is of a schema's own type. */
function fits(schema: Schema, value: JsonValue): boolean {
  const types = typesOf(schema);
  const actual = value === null ? "null" : isJsonList(value) ? "array" : typeof value;
  return (
    types.length === 0 ||
    types.includes(actual) ||
    (actual === "number" && types.includes("integer"))
  );
}

/** By format, which may be called like what every object has. */
const sampleText: ReadonlyMap<string, string> = new Map([
  ["uuid", "00000000-0000-4000-8000-000000000000"],
  ["uri", "https://example.com"],
  ["email", "user@example.com"],
  ["date", "2026-01-31"],
  ["date-time", "2026-01-31T12:00:00Z"],
]);
