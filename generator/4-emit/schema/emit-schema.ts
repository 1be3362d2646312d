import type { OpenAPI3 } from "openapi-typescript";
import { normalizeSchemas } from "../../openapi/normal-schema.js";
import { resolveSchema } from "../../openapi/schema.js";
import { expandDiscriminators } from "../../openapi/expand-discriminators.js";
import { mapSchemas } from "../../openapi/walk.js";
import { type JsonValue, isJsonList } from "../../types/json.js";
import type { OpenApi, Schema } from "../../types/openapi.js";
import { escapeUnprintable, printable } from "../print/escape.js";
import { formatModule } from "../print/format.js";
import { printWireTypes } from "./print-wire-types.js";
import { createWireSchema } from "./wire-schema.js";
import { withAnyText } from "./with-any-text.js";
import { withoutRules } from "../models/without-rules.js";

/** `src/schema.ts`: the wire's types, as openapi-typescript prints them. */
export async function emitSchema(spec: OpenApi, specPath: string): Promise<string> {
  // openapi-typescript puts prose into comments as it is.
  const expanded = expandDiscriminators(normalizeSchemas(spec));
  const wireSchema = createWireSchema(expanded);
  const wire = mapSchemas(expanded, (schema) =>
    withoutDiscriminator(
      withAnyText(
        expressibleRequirements(expanded, withoutObjectValues(withoutRules(wireSchema(schema)))),
      ),
    ),
  );
  const document = printableProse(wire) as unknown as OpenAPI3;
  // It writes texts and names as they are; in comments there is none of these left.
  return formatModule(specPath, escapeUnprintable(printWireTypes(document)));
}

/** Keywords whose values openapi-typescript shows in comments and nowhere else. */
const prose = new Set([
  "title",
  "summary",
  "description",
  "example",
  "examples",
  "default",
  "format",
]);

function printableProse(value: JsonValue, inProse = false): JsonValue {
  if (typeof value === "string") return inProse ? printable(value) : value;
  if (typeof value !== "object" || value === null) return value;
  if (isJsonList(value)) return value.map((item) => printableProse(item, inProse));
  const entries = Object.entries(value).map(([key, item]) => {
    // A mapping under such a key is a property of that name, unless it is part of an example.
    const isKeyword = prose.has(key) && (typeof item !== "object" || key.startsWith("example"));
    return [inProse ? printable(key) : key, printableProse(item, inProse || isKeyword)] as const;
  });
  return Object.fromEntries(entries);
}

/**
 * A schema without its discriminator, which says nothing anymore. openapi-typescript would write a branch's values
 * into the component, whatever else refers to it, and as texts.
 */
function withoutDiscriminator(schema: Schema): Schema {
  const { discriminator: _, ...rest } = schema;
  return rest;
}

/**
 * A schema that requires nothing of the components in its `allOf` that openapi-typescript cannot say: it
 * picks the property from the component's type, which has none as soon as it is a union, such as with null.
 */
function expressibleRequirements(spec: OpenApi, schema: Schema): Schema {
  const { allOf, required } = schema;
  if (!Array.isArray(allOf) || !Array.isArray(required)) return schema;
  const unions = allOf.flatMap((part) => {
    const component = part.$ref === undefined ? undefined : resolveSchema(spec, part);
    return component === undefined || isOneObject(component) ? [] : component;
  });
  const inexpressible = (name: string): boolean =>
    unions.some(({ properties = {} }) => Object.hasOwn(properties, name));
  if (!required.some(inexpressible)) return schema;
  return { ...schema, required: required.filter((name) => !inexpressible(name)) };
}

function isOneObject({ type = "object", anyOf, enum: values }: Schema): boolean {
  return [type].flat().every((each) => each === "object") && anyOf === undefined && !values;
}

/** An object's schema without the list of its values, which openapi-typescript takes for alternatives. */
function withoutObjectValues(schema: Schema): Schema {
  if (schema.type !== "object" || schema.enum === undefined) return schema;
  const { enum: _, ...rest } = schema;
  return rest;
}
