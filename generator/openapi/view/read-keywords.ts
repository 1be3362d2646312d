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
  const additional = schema["additionalProperties"];
  const prefix = schema["prefixItems"];
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
    ...(additional === false && { additional: "forbidden" }),
    ...(isJsonObject(additional) && { additional: part("additionalProperties") }),
    items: part("items"),
    tuple: isJsonList(prefix)
      ? prefix.map((each, index) => [{ schema: each, pointer: at("prefixItems", index) }])
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

/** What JSON Schema's types stand for. */
const typesByName: Readonly<Record<string, readonly ValueType[]>> = {
  ...{ null: ["null"], boolean: ["boolean"], object: ["object"], array: ["array"] },
  ...{ string: ["string"], integer: ["integer"], number: ["integer", "fraction"] },
};

/** The types; where values are listed, they say more than `type` does. */
function readTypes(schema: JsonObject): View["types"] {
  const said = texts(schema["type"]).flatMap(([name]) => typesOf(name));
  const listed = listValues(schema);
  const base = new Set(said.length > 0 ? said : impliedTypes(schema));
  if (listed === undefined) return base;
  const types = new Set(listed.flatMap(typesOfValue));
  // Where null is a value, a type beside it that leaves it out is an oversight.
  return new Set([...types].filter((type) => type === "null" || base.has(type)));
}

function typesOf(name: string): readonly ValueType[] {
  return Object.hasOwn(typesByName, name) ? (typesByName[name] ?? []) : [];
}

/** A schema that has properties means an object, one that has items a list. */
function impliedTypes(schema: JsonObject): Iterable<ValueType> {
  if (schema["properties"] !== undefined) return ["object"];
  return schema["items"] === undefined ? anything.types : ["array"];
}

function typesOfValue(value: JsonValue): ValueType[] {
  if (value === null) return ["null"];
  if (isJsonList(value)) return ["array"];
  if (typeof value === "number") return [Number.isInteger(value) ? "integer" : "fraction"];
  return [typeof value as "boolean" | "object" | "string"];
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

function readFormats(schema: JsonObject): ReadonlySet<string> {
  return new Set(
    ["format", "contentEncoding", "contentMediaType"].flatMap((keyword) =>
      texts(schema[keyword]).map(([text]) => text),
    ),
  );
}

function readMarks(schema: JsonObject): ReadonlySet<Mark> {
  const keywords: readonly (readonly [Mark, string])[] = [
    ["deprecated", "deprecated"],
    ["sensitive", "x-link-sensitive"],
    ["readOnly", "readOnly"],
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
