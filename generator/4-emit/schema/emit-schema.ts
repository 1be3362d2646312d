import type { OpenAPI3 } from "openapi-typescript";
import { normalizeSchemas } from "../../openapi/normal-schema.js";
import { isOnly } from "../../openapi/schema.js";
import { settleDiscriminators } from "../../openapi/settle-discriminators.js";
import { mapSchemas } from "../../openapi/walk.js";
import { type JsonValue, isJsonList } from "../../types/json.js";
import type { OpenApi, Schema } from "../../types/openapi.js";
import { escapeUnprintable, printable } from "../print/escape.js";
import { formatModule } from "../print/format.js";
import { printWireTypes } from "./print-wire-types.js";
import { markOnlyNull } from "./only-null.js";
import { settleComposition } from "./settle-composition.js";
import { createWireSchema } from "./wire-schema.js";
import { withAnyText } from "./with-any-text.js";
import { withoutRules } from "../models/without-rules.js";

/** `src/schema.ts`: the wire's types, as openapi-typescript prints them. */
export async function emitSchema(spec: OpenApi, specPath: string): Promise<string> {
  // openapi-typescript puts prose into comments as it is.
  const settled = settleDiscriminators(normalizeSchemas(spec));
  const wireSchema = createWireSchema(settled);
  const wire = mapSchemas(settled, (schema) =>
    markProperties(
      settled,
      withoutDiscriminator(
        withAnyText(
          settleComposition(
            settled,
            nullAsType(withoutObjectValues(withoutRules(wireSchema(schema)))),
          ),
        ),
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

/** An object's schema without the list of its values, which openapi-typescript takes for alternatives. */
function withoutObjectValues(schema: Schema): Schema {
  if (schema.type !== "object" || schema.enum === undefined) return schema;
  const { enum: _, ...rest } = schema;
  return rest;
}

/** `const: null` as the type of null: openapi-typescript reads every other `const`. */
function nullAsType(schema: Schema): Schema {
  if (schema.const !== null) return schema;
  const { const: _, ...rest } = schema;
  return { ...rest, type: "null" };
}

/** Says of each property itself what its component says of it: openapi-typescript reads the marks of properties. */
function markProperties(spec: OpenApi, schema: Schema): Schema {
  if (schema.properties === undefined) return schema;
  const entries = Object.entries(schema.properties).map(([name, property]) => {
    const marks = (["readOnly", "writeOnly"] as const).filter((each) =>
      isOnly(spec, property, each),
    );
    const marked = Object.fromEntries(marks.map((each) => [each, true]));
    return [name, { ...markOnlyNull(spec, property), ...marked }] as const;
  });
  return { ...schema, properties: Object.fromEntries(entries) };
}
