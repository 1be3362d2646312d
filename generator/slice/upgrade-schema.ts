import { annotations } from "../openapi/keywords.js";
import { changeAt, parsePointer, toPointer, valueAt } from "../openapi/pointer.js";
import { knownKeys } from "../openapi/known-keys.js";
import { mapSchemaParts } from "../openapi/walk.js";
import {
  type JsonObject,
  type JsonValue,
  isJsonList,
  isJsonObject,
  asObject,
  asList,
} from "../types/json.js";
import { keepKeys } from "./keep-keys.js";

/** How a reader wants to meet a schema's keywords; others come where they stood, before the parts. */
const first = ["$ref", "type", "title", "description", "deprecated", "format", "const", "enum"];
const last = "required properties patternProperties additionalProperties items prefixItems".split(
  " ",
);

/**
 * A schema of OpenAPI 3.0 or 3.1 as tidy OpenAPI 3.1: `nullable` becomes a type, `example` becomes
 * `examples`, exclusive limits become numbers, a list of items `prefixItems`, a wrapper around a lone reference goes, and so do the
 * vendor's own `x-` keys.
 */
export function upgradeSchema(schema: JsonValue): JsonValue {
  if (!isJsonObject(schema)) return schema;
  const steps = [
    upgradeExample,
    upgradeLimits,
    separateReference,
    upgradeNullable,
    unwrap,
    sortKeywords,
  ];
  const plain = mapSchemaParts(upgradeTuple(withKnownKeys(schema)), upgradeSchema);
  return steps.reduce((result, step) => step(result), plain);
}

/** The schema without vendors' `x-` keys and those that OpenAPI does not have, which nobody reads. */
function withKnownKeys(schema: JsonObject): JsonObject {
  return keepKeys(
    schema,
    Object.keys(schema).filter((key) => keywords.has(key)),
  );
}

const keywords: ReadonlySet<string> = new Set(
  knownKeys("schema")?.filter((key) => !key.startsWith("x-")),
);

/** What draft 7 of JSON Schema writes as a list of `items` is `prefixItems` since 2020-12; some emitters of 3.1 still do. */
function upgradeTuple({ additionalItems, ...schema }: JsonObject): JsonObject {
  const { items, ...rest } = schema;
  if (!isJsonList(items)) return schema;
  return {
    ...rest,
    prefixItems: items,
    ...(additionalItems !== undefined && { items: additionalItems }),
  };
}

/** OpenAPI 3.1 deprecates `example` in favour of JSON Schema's list (4.8.24.1). */
function upgradeExample({ example, ...schema }: JsonObject): JsonObject {
  if (example === undefined || schema["examples"] !== undefined) return schema;
  return { ...schema, examples: [example] };
}

/** In OpenAPI 3.0 an exclusive limit is a boolean beside the limit (JSON Schema Wright-00, 5.3). */
function upgradeLimits(schema: JsonObject): JsonObject {
  const result: Record<string, JsonValue> = { ...schema };
  for (const [limit, exclusive] of [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
  ] as const) {
    if (typeof result[exclusive] !== "boolean") continue;
    if (result[exclusive] && result[limit] !== undefined) {
      result[exclusive] = result[limit];
      delete result[limit];
    } else {
      delete result[exclusive];
    }
  }
  return result;
}

/** What stands beside a reference and says something about the values becomes a schema of its own. */
function separateReference(schema: JsonObject): JsonObject {
  const { $ref, ...beside } = schema;
  const { annotated, rest } = splitAnnotations(beside);
  const { nullable, ...own } = rest;
  if ($ref === undefined || Object.keys(own).length === 0) return schema;
  // Nothing is unevaluated but what the reference does not evaluate either.
  const unevaluated = keepKeys(own, ["unevaluatedProperties", "unevaluatedItems"]);
  const { unevaluatedProperties: _, unevaluatedItems: __, ...others } = own;
  return {
    ...annotated,
    ...(nullable !== undefined && { nullable }),
    allOf: [{ $ref }, ...(Object.keys(others).length === 0 ? [] : [unwrap(others)])],
    ...unevaluated,
  };
}

/** `nullable: true` (OpenAPI 3.0, 4.7.24.2), and an enum with null beside a type without, as a type. */
function upgradeNullable({ nullable, ...schema }: JsonObject): JsonObject {
  const { type, enum: values, anyOf, oneOf } = schema;
  const listsNull = isJsonList(values) && values.includes(null);
  if (nullable !== true && !(listsNull && type !== undefined)) return schema;
  if (nullable === true && (schema["$ref"] ?? schema["allOf"]) !== undefined) {
    const { annotated, rest } = splitAnnotations(schema);
    return { ...annotated, anyOf: [unwrap(rest), nullSchema] };
  }
  return {
    ...schema,
    ...(type !== undefined && { type: withNull(isJsonList(type) ? type : [type], "null") }),
    ...(isJsonList(values) && { enum: withNull(values, null) }),
    ...(isJsonList(anyOf) && { anyOf: withNullSchema(anyOf) }),
    ...(isJsonList(oneOf) && { oneOf: withNullSchema(oneOf) }),
  };
}

const nullSchema: JsonObject = { type: "null" };

function withNull(values: readonly JsonValue[], nothing: JsonValue): JsonValue[] {
  return values.includes(nothing) ? [...values] : [...values, nothing];
}

/** One alternative more, but where one has null already: of `oneOf`, only one may fit. */
function withNullSchema(branches: readonly JsonValue[]): readonly JsonValue[] {
  const hasNull = branches.some((branch) => {
    const { type = [] } = asObject(branch);
    return (isJsonList(type) ? type : [type]).includes("null");
  });
  return hasNull ? branches : [...branches, nullSchema];
}

function splitAnnotations(schema: JsonObject): { annotated: JsonObject; rest: JsonObject } {
  const keys = Object.keys(schema);
  return {
    annotated: keepKeys(
      schema,
      keys.filter((key) => annotations.has(key)),
    ),
    rest: keepKeys(
      schema,
      keys.filter((key) => !annotations.has(key)),
    ),
  };
}

/** `allOf` around a lone schema was OpenAPI 3.0's way to put a description beside a reference. */
function unwrap(schema: JsonObject): JsonObject {
  const { allOf, ...rest } = schema;
  const [only, ...others] = asList(allOf);
  const isBare = Object.keys(rest).every((key) => annotations.has(key));
  return isBare && isJsonObject(only) && others.length === 0 ? { ...only, ...rest } : schema;
}

function sortKeywords(schema: JsonObject): JsonObject {
  const keys = Object.keys(schema);
  const middle = keys.filter((key) => !first.includes(key) && !last.includes(key));
  return keepKeys(schema, [...first, ...middle, ...last]);
}

/** The spec without the request's example that a location belongs to, and without `examples` where it was the last. */
export function withoutExample(spec: JsonObject, pointer: string): JsonObject {
  const steps = parsePointer(pointer);
  // What is called `examples` in an example comes later.
  const list = steps.slice(0, steps.indexOf("examples", 4) + 1);
  const { [steps[list.length] ?? ""]: _, ...rest } = asObject(valueAt(spec, toPointer(list)));
  if (Object.keys(rest).length > 0) return asObject(changeAt(spec, list, () => rest));
  const changed = changeAt(spec, list.slice(0, -1), (owner) => {
    const { examples: __, ...others } = asObject(owner);
    return others;
  });
  return asObject(changed);
}
