import type { OpenAPI3 } from "openapi-typescript";
import { expandDiscriminators } from "../../openapi/expand-discriminators.js";
import { normalizeSchemas } from "../../openapi/normal-schema.js";
import {
  isOnly,
  type Components,
  isNullable,
  propertyOf,
  resolveSchema,
} from "../../openapi/schema.js";
import { mapSchemas } from "../../openapi/walk.js";
import type { OpenApi, Schema } from "../../types/openapi.js";
import { withoutRules } from "../models/without-rules.js";
import { escapeUnprintable } from "../print/escape.js";
import { formatModule } from "../print/format.js";
import { isSilent } from "../validators/validation-keywords.js";
import { markOnlyNull } from "./only-null.js";
import { printableKeywords } from "./printable-keywords.js";
import { printWireTypes } from "./print-wire-types.js";
import { tidyDocblocks } from "./tidy-docblocks.js";
import { createWireSchema } from "./wire-schema.js";
import { withAnyText } from "./with-any-text.js";

/** `src/schema.ts`: the wire's types as openapi-typescript prints them, with docblocks as TSDoc has them. */
export async function emitSchema(spec: OpenApi, specPath: string): Promise<string> {
  const expanded = expandDiscriminators(normalizeSchemas(spec));
  const wireSchema = createWireSchema(expanded);
  const wire = mapSchemas(expanded, (schema) =>
    markProperties(
      expanded,
      withoutDiscriminator(
        withAnyText(
          resolveComposition(
            expanded,
            nullAsType(withoutObjectValues(withoutRules(wireSchema(schema)))),
          ),
        ),
      ),
    ),
  );
  const document = printableKeywords(wire) as unknown as OpenAPI3;
  // It writes texts and names as they are; in comments there is none of these left.
  return formatModule(specPath, escapeUnprintable(tidyDocblocks(printWireTypes(document))));
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

/**
 * Returns a schema that says what it composes as openapi-typescript reads it right: it takes `anyOf` for one more
 * alternative of what stands beside it, and applies `required` to the properties of the schema itself, of parts that
 * are no references, and of components that declare the property themselves and are one object.
 */
function resolveComposition(spec: Components, schema: Schema): Schema {
  return requireWhereDeclared(spec, combineChoice(schema));
}

/** `anyOf` beside other keywords as a part of `allOf`, which is the same (JSON Schema 2020-12, Core, 10.2.1). */
function combineChoice(schema: Schema): Schema {
  const { anyOf, ...rest } = schema;
  const others = Object.entries(rest).filter(
    ([key, value]) => !isSilent(key) && !(key === "type" && value === "object"),
  );
  if (anyOf === undefined || others.length === 0) return schema;
  return { ...rest, allOf: [...(rest.allOf ?? []), { anyOf }] };
}

function requireWhereDeclared(spec: Components, schema: Schema): Schema {
  const { allOf, properties: own = {}, required: ownRequired } = schema;
  if (!Array.isArray(allOf)) return schema;
  const bare = allOf.flatMap(({ required = [], properties = {} }) =>
    required.filter((name: string) => !Object.hasOwn(properties, name)),
  );
  const required = new Set([...(ownRequired ?? []), ...bare]);
  const missing = [...required].filter(
    (name) =>
      propertyOf(spec, schema, name) !== undefined &&
      !Object.hasOwn(own, name) &&
      !allOf.some((part) => takesRequired(spec, part, name)),
  );
  const declared = missing.map((name) => [name, propertyOf(spec, schema, name) ?? {}] as const);
  const type = isNullable(spec, { anyOf: allOf }) ? ["object", "null"] : "object";
  const added = { type, required: missing, properties: Object.fromEntries(declared) };
  const parts = allOf.filter((part) => !Object.keys(part).every(isRequirement));
  return {
    ...schema,
    ...(required.size > 0 && { required: [...required].filter((name) => !missing.includes(name)) }),
    allOf: missing.length === 0 ? parts : [...parts, added],
  };
}

function isRequirement(key: string): boolean {
  return key === "required" || isSilent(key);
}

/** Whether openapi-typescript makes a property of a part required. */
function takesRequired(spec: Components, part: Schema, name: string): boolean {
  const resolved = resolveSchema(spec, part);
  if (!Object.hasOwn(resolved?.properties ?? {}, name)) return false;
  return part.$ref === undefined || isOneObject(resolved ?? {});
}

function isOneObject({ type = "object", anyOf, oneOf, enum: values }: Schema): boolean {
  const isObject = [type].flat().every((each) => each === "object");
  return isObject && anyOf === undefined && oneOf === undefined && values === undefined;
}
