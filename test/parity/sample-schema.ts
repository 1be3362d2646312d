import { toCamelCase } from "../../generator/names/casing.js";
import { type JsonObject, followSchema, isObject } from "./follow-schema.js";

/** A value of a schema that puts one thing to the test. */
export interface Sample {
  /** The property, as a path of wire names: `settings/theme`; `*` is an item or a key of a map. */
  readonly at: string;
  /** What is tried there. */
  readonly kind: "plain" | "null" | "empty" | "non-ASCII" | `"${string}"`;
  readonly value: unknown;
}

/** How a schema is read: where its references lead, and whether properties are called in camelCase. */
export interface Reading {
  readonly spec: JsonObject;
  readonly camelCase: boolean;
}

/**
 * Gives values of a schema, which try each property at least once: as it is, as null and empty where the schema
 * allows it, and in letters beyond ASCII where it is free text. Everything else in a value is as little as
 * the schema requires.
 */
export function sampleSchema(schema: unknown, reading: Reading, at = ""): Sample[] {
  const {
    anyOf,
    oneOf,
    nullable,
    type: written,
    ...rest
  } = followSchema(schema, reading.spec) as JsonObject & { anyOf?: unknown[]; oneOf?: unknown[] };
  const nothing: Sample[] = nullable === true ? [{ at, kind: "null", value: null }] : [];
  const types = [written ?? []].flat() as string[];
  const branches = [...(anyOf ?? []), ...(oneOf ?? [])].filter((branch) => !isRule(branch));
  if (branches.length > 0 && rest["properties"] === undefined) {
    return [...nothing, ...branches.flatMap((branch) => sampleSchema(branch, reading, at))];
  }
  if (types.includes("null")) nothing.push({ at, kind: "null", value: null });
  const type = types.find((name) => name !== "null");
  if (types.length > 0 && type === undefined) return nothing;
  return [...sampleType({ ...rest, ...(type && { type }) }, reading, at), ...nothing];
}

/** Tells an alternative of nothing but required names, which is a rule about the properties beside it. */
function isRule(branch: unknown): boolean {
  return (
    isObject(branch) && Object.keys(branch).every((key) => key === "required" || key === "not")
  );
}

function sampleType(schema: JsonObject, reading: Reading, at: string): Sample[] {
  const plain = (value: unknown): Sample => ({ at, kind: "plain", value });
  if ("const" in schema) return [plain(schema["const"])];
  if (Array.isArray(schema["enum"])) {
    return schema["enum"].map((value) => ({
      at,
      kind: value === null ? "null" : `"${String(value)}"`,
      value,
    }));
  }
  switch (schema["type"] ?? (schema["properties"] ? "object" : undefined)) {
    case "string":
      return sampleText(schema, at);
    case "boolean":
      return [plain(true), plain(false)];
    case "integer":
    case "number":
      return [plain(schema["example"] ?? schema["default"] ?? schema["minimum"] ?? 1)];
    case "array":
      return sampleList(schema, reading, at);
    case "object":
      return sampleObject(schema, reading, at);
    default:
      return [plain({ any: "thing" })];
  }
}

const formats: Readonly<Record<string, string>> = {
  date: "2026-01-31",
  "date-time": "2026-01-31T12:00:00Z",
  uuid: "1875c190-0cd6-46c1-8670-5b56a7794b78",
  uri: "https://acme.example/a?b=c",
  email: "ada@acme.example",
};

function sampleText(schema: JsonObject, at: string): Sample[] {
  const { format, pattern, minLength, maxLength } = schema;
  const example = [schema["examples"] ?? []].flat()[0] ?? schema["example"] ?? schema["default"];
  const plain: Sample = { at, kind: "plain", value: formats[String(format)] ?? example ?? "a" };
  if (pattern !== undefined || formats[String(format)] !== undefined) return [plain];
  const empty: Sample[] = minLength === undefined ? [{ at, kind: "empty", value: "" }] : [];
  const text = "Zoë 東京 & ?#%";
  const foreign = typeof maxLength === "number" && maxLength < text.length ? "é" : text;
  return [plain, ...empty, { at, kind: "non-ASCII", value: foreign }];
}

function sampleList(schema: JsonObject, reading: Reading, at: string): Sample[] {
  const least = Number(schema["minItems"] ?? 0);
  const items = sampleSchema(schema["items"], reading, `${at}/*`);
  const lists = items.map((item) => ({ ...item, value: [item.value] }));
  return least > 0 ? lists : [...lists, { at, kind: "empty", value: [] }];
}

function sampleObject(schema: JsonObject, reading: Reading, at: string): Sample[] {
  const properties = Object.entries((schema["properties"] ?? {}) as JsonObject);
  const required = (schema["required"] ?? []) as string[];
  const nameOf = (wire: string) => (reading.camelCase ? toCamelCase(wire) : wire);
  const samples = properties
    .filter(([, property]) => followSchema(property, reading.spec)["readOnly"] !== true)
    .map(([name, property]) => ({
      name,
      samples: sampleSchema(property, reading, at === "" ? name : `${at}/${name}`),
    }));
  const least = Object.fromEntries(
    samples
      .filter(({ name }) => required.includes(name))
      .map(({ name, samples: [first] }) => [nameOf(name), first?.value]),
  );
  const further = schema["additionalProperties"];
  const entries =
    further === undefined || further === false || further === true || !isObject(further)
      ? []
      : sampleSchema(further, reading, `${at}/*`).map((sample) => ({
          ...sample,
          value: { ...least, some_key: sample.value },
        }));
  const given = samples.flatMap(({ name, samples: tries }) =>
    tries.map((sample) => ({ ...sample, value: { ...least, [nameOf(name)]: sample.value } })),
  );
  const open: Sample[] =
    properties.length > 0 || entries.length > 0
      ? []
      : [{ at, kind: "plain", value: { some_key: { some_Key: ["Zoë"] } } }];
  const empty: Sample[] = required.length === 0 ? [{ at, kind: "empty", value: {} }] : [];
  return [...given, ...entries, ...open, ...empty];
}
