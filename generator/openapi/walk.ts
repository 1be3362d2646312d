import {
  type JsonObject,
  type JsonValue,
  asObject,
  isJsonList,
  isJsonObject,
} from "../types/json.js";
import type { Schema } from "../types/openapi.js";
import { fieldOf, type ObjectKind } from "./objects.js";
import { parsePointer, toPointer } from "./pointer.js";

/** One step on the way to a location in a document. */
export interface Step {
  /** What the step starts from. */
  readonly from: LocationKind;
  readonly key: string;
  /** What OpenAPI has there; nothing where it has no object. */
  readonly to: LocationKind | undefined;
  readonly pointer: string;
}

/** What stands somewhere in a document; below the `x-*` key of an object there may be anything. */
export type LocationKind = ObjectKind | `list of ${ObjectKind}` | "anything";

/** Lists the steps to where a pointer leads, as far as OpenAPI has objects on the way. */
export function walkPointer(pointer: string): Step[] {
  const steps: Step[] = [];
  let [from, location]: [LocationKind | undefined, string] = ["document", ""];
  for (const key of parsePointer(pointer)) {
    if (from === undefined) break;
    const to = kindAt(from, key);
    location += toPointer([key]);
    steps.push({ from, key, to, pointer: location });
    from = to;
  }
  return steps;
}

/** Returns whether OpenAPI has a schema where a pointer leads, or leaves it to the author what is there. */
export function mayHoldSchema(pointer: string): boolean {
  const { to } = walkPointer(pointer).at(-1) ?? {};
  return to === "schema" || to === "anything";
}

function kindAt(from: LocationKind, key: string): LocationKind | undefined {
  if (from === "anything") return from;
  if (isListKind(from)) return from.slice("list of ".length) as ObjectKind;
  const field = fieldOf(from, key);
  if (field !== undefined && "kind" in field) {
    return field.form === "list of objects" ? `list of ${field.kind}` : field.kind;
  }
  return key.startsWith("x-") && from !== "plain" ? "anything" : undefined;
}

function isListKind(kind: LocationKind): kind is `list of ${ObjectKind}` {
  return kind.startsWith("list of ");
}

/** Lists the schemas that a schema is made of, each with its JSON Pointer inside of it. */
export function schemaParts(schema: JsonObject): [pointer: string, part: JsonValue][] {
  return Object.entries(schema).flatMap(([keyword, value]): [string, JsonValue][] => {
    const holds = schemasIn(keyword, value);
    switch (holds) {
      case "one":
        return [[toPointer([keyword]), value]];
      case "several":
        return entriesOf(value).map(([key, part]) => [toPointer([keyword, key]), part]);
      case "none":
        return [];
      default:
        return holds satisfies never;
    }
  });
}

/** Returns the schema with each of the schemas it is made of replaced. */
export function mapSchemaParts(
  schema: JsonObject,
  map: (part: JsonValue) => JsonValue,
): JsonObject {
  return mapValues(schema, (value, keyword) => {
    if (schemasIn(keyword, value) === "one") return map(value);
    return schemasIn(keyword, value) === "several" ? mapInner(value, map) : value;
  });
}

/** Returns how many schemas the value of a keyword is: one, or several in a list or by name. */
export function schemasIn(keyword: string, value: JsonValue): "one" | "several" | "none" {
  const field = fieldOf("schema", keyword);
  if (field === undefined || !("kind" in field)) return "none";
  if (field.form === "list of objects") return isJsonList(value) ? "several" : "none";
  if (field.form === "object or flag" && typeof value === "boolean") return "none";
  if (field.kind === "schemas") return isJsonObject(value) ? "several" : "none";
  if (field.kind !== "schema") return "none";
  // A tuple of draft 7.
  return isJsonList(value) ? "several" : "one";
}

/** Returns a copy of a document in which `change` was made to every schema, the outer ones first. */
export function mapSchemas<Document extends JsonObject>(
  document: Document,
  change: (schema: Schema) => Schema,
): Document {
  return mapObjects(document, (object, kind) => (kind === "schema" ? change(object) : object));
}

/** Returns a copy of a document in which `change` was made to every object of OpenAPI, the outer ones first. */
export function mapObjects<Document extends JsonObject>(
  document: Document,
  change: (object: JsonObject, kind: ObjectKind) => JsonObject,
): Document {
  const map = (value: JsonValue, kind: ObjectKind): JsonValue => {
    if (!isJsonObject(value)) return value;
    return mapValues(change(value, kind), (inner, key) => {
      const field = fieldOf(kind, key);
      if (field === undefined || !("kind" in field)) return inner;
      if (field.form !== "list of objects") return map(inner, field.kind);
      return mapInner(inner, (each) => map(each, field.kind));
    });
  };
  return map(document, "document") as Document;
}

function entriesOf(value: JsonValue): [key: string, value: JsonValue][] {
  if (isJsonList(value)) return value.map((item, index) => [String(index), item]);
  return Object.entries(asObject(value));
}

function mapInner(value: JsonValue, map: (inner: JsonValue) => JsonValue): JsonValue {
  if (isJsonList(value)) return value.map(map);
  return isJsonObject(value) ? mapValues(value, map) : value;
}

function mapValues(
  object: JsonObject,
  map: (value: JsonValue, key: string) => JsonValue,
): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, map(value, key)] as const),
  );
}
