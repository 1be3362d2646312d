/**
 * The objects of OpenAPI 3.1 (sections 4.8.1 to 4.8.30): what each holds, as far as the generator reads it or a
 * `$ref` or an `x-link-*` key may hide in it. What is not listed is left alone.
 */
export const openApiObjects: Readonly<Record<ObjectKind, ObjectShape>> = {
  document: {
    fields: {
      info: object("info"),
      servers: list("server"),
      paths: object("paths"),
      webhooks: object("paths"),
      components: object("components"),
      security: list("requirement"),
      tags: list("plain"),
      externalDocs: object("link"),
    },
  },
  info: {
    fields: {
      title: text(),
      version: text(),
      description: text(),
      contact: object("plain"),
      license: object("plain"),
      "x-link-differences": { form: "list of anything" },
    },
    extensions: ["x-link-provider", "x-link-differences"],
  },
  server: {
    fields: { url: text(), description: text(), variables: object("variables") },
    extensions: ["x-link-environment"],
  },
  variables: { rest: object("plain") },
  paths: { rest: object("pathItem"), extensions: [] },
  pathItem: {
    fields: {
      $ref: text(),
      summary: text(),
      description: text(),
      servers: list("server"),
      parameters: list("parameter"),
      ...each(
        ["get", "put", "post", "delete", "options", "head", "patch", "trace"],
        object("operation"),
      ),
    },
  },
  operation: {
    fields: {
      operationId: text(),
      summary: text(),
      description: text(),
      deprecated: flag(),
      tags: texts(),
      externalDocs: object("link"),
      parameters: list("parameter"),
      requestBody: object("requestBody"),
      responses: object("responses"),
      callbacks: object("callbacks"),
      security: list("requirement"),
      servers: list("server"),
    },
    extensions: ["x-link-token"],
  },
  link: { fields: { url: text(), description: text() } },
  parameter: {
    fields: {
      $ref: text(),
      name: text(),
      in: text(),
      description: text(),
      required: flag(),
      deprecated: flag(),
      style: text(),
      explode: flag(),
      schema: object("schema"),
      content: object("content"),
      examples: object("examples"),
    },
    extensions: ["x-link-parameter"],
  },
  requestBody: {
    fields: { $ref: text(), description: text(), required: flag(), content: object("content") },
  },
  content: { rest: object("mediaType"), names: true },
  mediaType: {
    fields: {
      schema: object("schema"),
      examples: object("examples"),
      encoding: object("encodings"),
    },
  },
  encodings: { rest: object("encoding"), names: true },
  encoding: {
    fields: { contentType: text(), style: text(), explode: flag(), allowReserved: flag() },
  },
  examples: { rest: object("example"), names: true },
  example: { fields: { $ref: text(), summary: text(), description: text() } },
  responses: { rest: object("response"), extensions: [] },
  response: {
    fields: {
      $ref: text(),
      description: text(),
      headers: object("headers"),
      content: object("content"),
      links: object("plain"),
    },
  },
  headers: { rest: object("parameter"), names: true },
  callbacks: { rest: object("paths"), names: true },
  requirement: { rest: texts(), names: true },
  components: {
    fields: {
      schemas: object("schemas"),
      responses: object("namedResponses"),
      parameters: object("headers"),
      examples: object("examples"),
      requestBodies: object("requestBodies"),
      headers: object("headers"),
      securitySchemes: object("securitySchemes"),
      callbacks: object("callbacks"),
      pathItems: object("pathItems"),
    },
  },
  schemas: { rest: object("schema"), names: true },
  dependents: { rest: texts(), names: true },
  namedResponses: { rest: object("response"), names: true },
  requestBodies: { rest: object("requestBody"), names: true },
  pathItems: { rest: object("pathItem"), names: true },
  securitySchemes: { rest: object("securityScheme"), names: true },
  securityScheme: {
    fields: {
      $ref: text(),
      type: text(),
      description: text(),
      in: text(),
      name: text(),
      scheme: text(),
      flows: object("flows"),
    },
    extensions: ["x-link-credential"],
  },
  flows: { fields: { clientCredentials: object("flow") } },
  flow: { fields: { tokenUrl: text(), scopes: object("plain") } },
  schema: {
    fields: {
      $ref: text(),
      type: { form: "text or texts" },
      title: text(),
      description: text(),
      format: text(),
      deprecated: flag(),
      readOnly: flag(),
      writeOnly: flag(),
      enum: { form: "list of anything" },
      examples: { form: "list of anything" },
      required: texts(),
      dependentRequired: object("dependents"),
      uniqueItems: flag(),
      pattern: text(),
      ...each(["minItems", "maxItems", "minLength", "maxLength"], number()),
      ...each(["minProperties", "maxProperties", "multipleOf", "minimum", "maximum"], number()),
      ...each(["exclusiveMinimum", "exclusiveMaximum"], number()),
      additionalProperties: { form: "object or flag", kind: "schema" },
      ...each(["allOf", "anyOf", "oneOf", "prefixItems"], list("schema")),
      ...each(["properties", "patternProperties", "$defs"], object("schemas")),
      ...each(["items", "not", "if", "then", "else", "contains"], object("schema")),
      discriminator: object("discriminator"),
      xml: object("plain"),
      externalDocs: object("link"),
      "x-link-open-enum": flag(),
      "x-link-sensitive": flag(),
    },
    extensions: ["x-link-open-enum", "x-link-sensitive"],
  },
  discriminator: { fields: { propertyName: text(), mapping: object("mapping") } },
  mapping: { rest: text(), names: true },
  plain: {},
};

/** The kinds of objects; `plain` are those that the generator does not look into. */
export type ObjectKind =
  | "callbacks"
  | "components"
  | "content"
  | "dependents"
  | "discriminator"
  | "document"
  | "encoding"
  | "encodings"
  | "example"
  | "examples"
  | "flow"
  | "flows"
  | "headers"
  | "info"
  | "link"
  | "mapping"
  | "mediaType"
  | "namedResponses"
  | "operation"
  | "parameter"
  | "pathItem"
  | "pathItems"
  | "paths"
  | "plain"
  | "requestBodies"
  | "requestBody"
  | "requirement"
  | "response"
  | "responses"
  | "schema"
  | "schemas"
  | "securityScheme"
  | "securitySchemes"
  | "server"
  | "variables";

export interface ObjectShape {
  readonly fields?: Readonly<Record<string, Field>>;
  /** What any other key holds; `x-*` keys only where all keys are names. */
  readonly rest?: Field;
  /** Whether the author makes up the keys, so that `x-link-token` is a name like any other. */
  readonly names?: boolean;
  /** The `x-link-*` keys that belong here. */
  readonly extensions?: readonly string[];
}

/** What a key holds. */
export type Field =
  | { readonly form: PlainForm }
  | {
      readonly form: "object" | "list of objects" | "object or flag";
      readonly kind: ObjectKind;
    };

/** The forms of values that hold no OpenAPI objects. */
export type PlainForm =
  "text" | "true or false" | "number" | "list of texts" | "text or texts" | "list of anything";

function text(): Field {
  return { form: "text" };
}

function texts(): Field {
  return { form: "list of texts" };
}

function flag(): Field {
  return { form: "true or false" };
}

function number(): Field {
  return { form: "number" };
}

function object(kind: ObjectKind): Field {
  return { form: "object", kind };
}

function list(kind: ObjectKind): Field {
  return { form: "list of objects", kind };
}

function each(keys: readonly string[], field: Field): Readonly<Record<string, Field>> {
  return Object.fromEntries(keys.map((key) => [key, field]));
}
