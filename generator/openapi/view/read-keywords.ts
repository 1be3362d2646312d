import {
  type JsonObject,
  type JsonValue,
  asObject,
  isJsonList,
  isJsonObject,
  stableJson,
} from "../../types/json.js";
import { toPointer } from "../pointer.js";
import { type Limit, type Mark, type Node, type ValueType, type View, anything } from "./view.js";

/** What a schema's own keywords say: not what it refers to, and not what it is composed of. */
export function readKeywords(schema: JsonObject, pointer: string, rules: View["rules"]): View {
  const at = (...path: (string | number)[]): string => pointer + toPointer(path);
  const part = (...path: string[]): Node => {
    const value = path.reduce<JsonValue | undefined>((each, key) => asObject(each)[key], schema);
    return value === undefined ? [] : [{ schema: value, pointer: at(...path) }];
  };
  const values = readValues(schema, at);
  const further = furtherKeywords.find((keyword) => schema[keyword] !== undefined) ?? "";
  const additional = schema[further];
  // Some emitters still write tuples as draft 7 of JSON Schema does.
  const [first, rest] = isJsonList(schema["items"])
    ? (["items", "additionalItems"] as const)
    : (["prefixItems", "items"] as const);
  const prefix = schema[first];
  return {
    parts: new Set([pointer]),
    pointer,
    places: new Map(Object.keys(schema).map((keyword) => [keyword, at(keyword)])),
    types: readTypes(schema),
    ...(values !== undefined && { values }),
    isOpen: schema["x-link-open-enum"] === true,
    properties: new Map(
      Object.keys(asObject(schema["properties"])).map((name) => [name, part("properties", name)]),
    ),
    required: new Map(
      texts(schema["required"]).map(([name, index]) => [name, at("required", index)]),
    ),
    ...(isNever(additional)
      ? { additional: "forbidden" }
      : isJsonObject(additional) && { additional: part(further) }),
    items: part(rest),
    tuple: isJsonList(prefix)
      ? prefix.map((each, index) => [{ schema: each, pointer: at(first, index) }])
      : [],
    limits: readLimits(schema),
    formats: readFormats(schema),
    patterns: new Set(texts(schema["pattern"]).map(([pattern]) => pattern)),
    defaults: new Set(schema["default"] === undefined ? [] : [stableJson(schema["default"])]),
    rules,
    groups: [],
    marks: readMarks(schema),
  };
}

/** What says which further properties there may be; a view is merged, so that both mean the same. */
const furtherKeywords = ["additionalProperties", "unevaluatedProperties"] as const;

/** Returns whether no value at all meets a schema. */
export function isNever(schema: JsonValue | undefined): boolean {
  if (!isJsonObject(schema)) return schema === false;
  const { not } = schema;
  return not === true || (isJsonObject(not) && Object.keys(not).length === 0);
}

/** What JSON Schema's types stand for. */
const typesByName: Readonly<Record<string, readonly ValueType[]>> = {
  ...{ null: ["null"], boolean: ["boolean"], object: ["object"], array: ["array"] },
  ...{ string: ["string"], integer: ["integer"], number: ["integer", "fraction"] },
};

/** The types; where values are listed, they count for more than the `type` beside them, as in validators. */
function readTypes(schema: JsonObject): View["types"] {
  const listed = listValues(schema);
  if (listed !== undefined) return new Set(listed.map(typeOfValue));
  const said = texts(schema["type"]).flatMap(([name]) => typesOf(name));
  return new Set(said.length > 0 ? said : impliedTypes(schema));
}

function typesOf(name: string): readonly ValueType[] {
  return Object.hasOwn(typesByName, name) ? (typesByName[name] ?? []) : [];
}

/** A schema that has properties means an object, one that has items a list, one that has content a text. */
function impliedTypes(schema: JsonObject): Iterable<ValueType> {
  if (schema["properties"] !== undefined) return ["object"];
  if ((schema["contentEncoding"] ?? schema["contentMediaType"]) !== undefined) return ["string"];
  return schema["items"] === undefined ? anything.types : ["array"];
}

/** Returns the type of a value. */
export function typeOfValue(value: JsonValue): ValueType {
  if (value === null) return "null";
  if (isJsonList(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "fraction";
  return typeof value as "boolean" | "object" | "string";
}

function listValues(schema: JsonObject): readonly JsonValue[] | undefined {
  if (schema["const"] !== undefined) return [schema["const"]];
  return isJsonList(schema["enum"]) ? schema["enum"] : undefined;
}

function readValues(schema: JsonObject, at: (...path: (string | number)[]) => string) {
  if (schema["const"] !== undefined) {
    const value = schema["const"];
    return new Map(value === null ? [] : [[stableJson(value), at("const")]]);
  }
  return listValues(schema)?.reduce<Map<string, string>>(
    (values, value, index) =>
      value === null ? values : values.set(stableJson(value), at("enum", index)),
    new Map(),
  );
}

function readLimits(schema: JsonObject): View["limits"] {
  const limits = new Map<Limit, number>();
  for (const [keyword, limit, harmless] of limitKeywords) {
    const value = schema[keyword];
    if (typeof value === "number" && value !== harmless) limits.set(limit, value);
  }
  // In OpenAPI 3.0 an exclusive limit is a boolean beside the limit (JSON Schema Wright-00, 5.3).
  for (const [keyword, closed, open] of exclusiveKeywords) {
    const value = limits.get(closed);
    if (schema[keyword] !== true || value === undefined) continue;
    limits.delete(closed);
    limits.set(open, value);
  }
  if (schema["uniqueItems"] === true) limits.set("unique", 1);
  return limits;
}

/** A keyword, what it limits, and the value that limits nothing. */
const limitKeywords: readonly (readonly [string, Limit, number?])[] = [
  ["minLength", "least-length", 0],
  ["maxLength", "most-length"],
  ["minItems", "least-items", 0],
  ["maxItems", "most-items"],
  ["minProperties", "least-properties", 0],
  ["maxProperties", "most-properties"],
  ["minimum", "least-value"],
  ["maximum", "most-value"],
  ["exclusiveMinimum", "above-value"],
  ["exclusiveMaximum", "below-value"],
  ["multipleOf", "multiple"],
];

const exclusiveKeywords = [
  ["exclusiveMinimum", "least-value", "above-value"],
  ["exclusiveMaximum", "most-value", "below-value"],
] as const;

/** The formats, those of OpenAPI 3.0 for bytes as 3.1 writes them; what is in an encoding are bytes anyway. */
function readFormats(schema: JsonObject): ReadonlySet<string> {
  const said = ["format", "contentEncoding", "contentMediaType"].flatMap((keyword) =>
    texts(schema[keyword]).map(([text]) => formatsOfBytes.get(text) ?? text),
  );
  const isEncoded = schema["contentEncoding"] !== undefined || schema["format"] === "byte";
  return new Set(said.filter((format) => !(isEncoded && format === anyBytes)));
}

/** The media type of bytes of which nothing more is known (RFC 2046, 4.5.1). */
export const anyBytes = "application/octet-stream";

/** OpenAPI 3.0, 4.4, and what 3.1 has in place of it ("Migrating from OpenAPI 3.0 to 3.1"). */
const formatsOfBytes: ReadonlyMap<string, string> = new Map([
  ["byte", "base64"],
  ["binary", anyBytes],
]);

function readMarks(schema: JsonObject): ReadonlySet<Mark> {
  const keywords: readonly (readonly [Mark, string])[] = [
    ["deprecated", "deprecated"],
    ["sensitive", "x-link-sensitive"],
    ["readOnly", "readOnly"],
    ["writeOnly", "writeOnly"],
  ];
  return new Set(keywords.flatMap(([mark, key]) => (schema[key] === true ? [mark] : [])));
}

/** A text or the texts of a list, each with its index. */
function texts(value: JsonValue | undefined): [text: string, index: number][] {
  const list = isJsonList(value) ? value : value === undefined ? [] : [value];
  return list.flatMap((each, index): [string, number][] =>
    typeof each === "string" ? [[each, index]] : [],
  );
}
