import { toJsonSchema } from "@valibot/to-json-schema";
import type * as v from "valibot";
import { type Field, type ObjectKind, openApiObjects } from "../../generator/openapi/objects.js";
import {
  AllowExtension,
  CredentialExtension,
  DifferenceExtension,
  EnvironmentExtension,
  NotesExtension,
  ParameterExtension,
  ProviderExtension,
  TokenExtension,
} from "../../generator/types/extensions.js";
import { describeSchema, type JsonSchema } from "./describe-schema.js";

/**
 * The JSON Schema that editors complete and check specs by: it knows our keys and where they stand, and lets OpenAPI
 * itself be. Both come from what the linter reads.
 */
export function buildEditorSchema(): JsonSchema {
  const kinds = Object.keys(openApiObjects) as ObjectKind[];
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "A linkmint spec: OpenAPI 3.1 with x-link-* keys",
    $ref: "#/definitions/document",
    definitions: {
      ...Object.fromEntries(kinds.map((kind) => [kind, objectSchema(kind)])),
      ...Object.fromEntries(Object.entries(keys).map(([key, each]) => [key, keySchema(each)])),
      flag: { type: "boolean" },
    },
  };
}

interface Key {
  /** What `extensions.ts` calls it. */
  readonly name: string;
  readonly schema: v.GenericSchema;
  readonly list?: true;
}

/** The keys that are more than true or false. */
const keys: Readonly<Record<string, Key>> = {
  "x-link-allow": { name: "AllowExtension", schema: AllowExtension },
  "x-link-provider": { name: "ProviderExtension", schema: ProviderExtension },
  "x-link-notes": { name: "NotesExtension", schema: NotesExtension },
  "x-link-differences": { name: "DifferenceExtension", schema: DifferenceExtension, list: true },
  "x-link-environment": { name: "EnvironmentExtension", schema: EnvironmentExtension },
  "x-link-credential": { name: "CredentialExtension", schema: CredentialExtension },
  "x-link-parameter": { name: "ParameterExtension", schema: ParameterExtension },
  "x-link-token": { name: "TokenExtension", schema: TokenExtension },
};

function keySchema({ name, schema }: Key): JsonSchema {
  const options = { typeMode: "input", errorMode: "ignore" } as const;
  const { $schema: _, ...converted } = toJsonSchema(schema, options);
  return describeSchema(name, converted as JsonSchema);
}

function objectSchema(kind: ObjectKind): JsonSchema {
  const { fields = {}, rest, names = false, extensions: own = [] } = openApiObjects[kind];
  if (names) return { type: "object", additionalProperties: fieldSchema(rest) };
  const known = [...own, "x-link-allow"];
  const inner = Object.entries(fields).filter(
    ([key, field]) => !key.startsWith("x-link-") && !("unread" in field),
  );
  const others = known.map((key) => key.replace("x-link-", "")).join("|");
  return {
    type: kind === "schema" ? ["object", "boolean"] : "object",
    properties: {
      ...Object.fromEntries(inner.map(([key, field]) => [key, fieldSchema(field)])),
      ...Object.fromEntries(known.map((key) => [key, keyReference(key)])),
    },
    patternProperties: {
      [`^x-link-(?!(?:${others})$)`]: false,
      ...(rest === undefined ? {} : { "^(?!x-)": fieldSchema(rest) }),
    },
  };
}

function keyReference(key: string): JsonSchema {
  const reference = { $ref: `#/definitions/${key in keys ? key : "flag"}` };
  return keys[key]?.list === true ? { type: "array", items: reference } : reference;
}

function fieldSchema(field: Field | undefined): JsonSchema {
  if (field === undefined || !("kind" in field)) return {};
  const inner = { $ref: `#/definitions/${field.kind}` };
  switch (field.form) {
    case "object":
    case "object or flag":
      return inner;
    case "list of objects":
      return { type: "array", items: inner };
  }
}
