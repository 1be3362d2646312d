/** OpenAPI's methods, and whether their responses have a body (OpenAPI 3.1, 4.8.9.1; RFC 9110, 9.3). */
const responseBodies = {
  ...{ get: true, put: true, post: true, delete: true },
  ...{ options: false, head: false, patch: true, trace: false },
};

/** The methods under which a path item holds operations. */
export const methods: readonly string[] = Object.keys(responseBodies);

/** Returns whether the responses of a method have a body to read. */
export function hasResponseBody(method: string): boolean {
  return Object.entries(responseBodies).some(([name, hasBody]) => hasBody && name === method);
}

const text = { form: "text" } as const;
const texts = { form: "list of texts" } as const;
const flag = { form: "true or false" } as const;
const number = { form: "number" } as const;
const anything = { form: "list of anything" } as const;
const textOrTexts = { form: "text or texts" } as const;

const shapes = {
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
      // What a document has that was converted from Swagger 2.0.
      definitions: unread(object("schemas")),
    },
  },
  info: {
    fields: {
      title: text,
      version: text,
      description: text,
      contact: object("plain"),
      license: object("plain"),
      "x-link-differences": anything,
      "x-link-notes": anything,
    },
    extensions: ["x-link-provider", "x-link-differences", "x-link-notes"],
  },
  server: {
    fields: { url: text, description: text, variables: object("variables") },
    extensions: ["x-link-environment"],
  },
  variables: { rest: object("plain") },
  paths: { rest: object("pathItem"), extensions: [] },
  pathItem: {
    fields: {
      $ref: text,
      summary: text,
      description: text,
      servers: list("server"),
      parameters: list("parameter"),
      ...each(methods, object("operation")),
    },
  },
  operation: {
    fields: {
      operationId: text,
      summary: text,
      description: text,
      deprecated: flag,
      tags: texts,
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
  link: { fields: { url: text, description: text } },
  parameter: {
    fields: {
      $ref: text,
      name: text,
      in: text,
      description: text,
      required: flag,
      deprecated: flag,
      style: text,
      explode: flag,
      schema: object("schema"),
      content: object("content"),
      examples: object("examples"),
    },
    extensions: ["x-link-parameter"],
  },
  requestBody: {
    fields: { $ref: text, description: text, required: flag, content: object("content") },
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
    fields: {
      ...{ contentType: text, style: text, explode: flag, allowReserved: flag },
      headers: unread(object("headers")),
    },
  },
  examples: { rest: object("example"), names: true },
  example: { fields: { $ref: text, summary: text, description: text } },
  responses: { rest: object("response"), extensions: [] },
  response: {
    fields: {
      $ref: text,
      description: text,
      headers: object("headers"),
      content: object("content"),
      links: object("plain"),
    },
  },
  headers: { rest: object("parameter"), names: true },
  parameters: { rest: object("parameter"), names: true },
  callbacks: { rest: object("paths"), names: true },
  requirement: { rest: texts, names: true },
  components: {
    fields: {
      schemas: object("schemas"),
      responses: object("namedResponses"),
      parameters: object("parameters"),
      examples: object("examples"),
      requestBodies: object("requestBodies"),
      headers: object("headers"),
      securitySchemes: object("securitySchemes"),
      callbacks: object("callbacks"),
      pathItems: object("pathItems"),
    },
  },
  schemas: { rest: object("schema"), names: true },
  dependents: { rest: texts, names: true },
  namedResponses: { rest: object("response"), names: true },
  requestBodies: { rest: object("requestBody"), names: true },
  pathItems: { rest: object("pathItem"), names: true },
  securitySchemes: { rest: object("securityScheme"), names: true },
  securityScheme: {
    fields: {
      $ref: text,
      type: text,
      description: text,
      in: text,
      name: text,
      scheme: text,
      flows: object("flows"),
    },
    extensions: ["x-link-credential"],
  },
  flows: { fields: { clientCredentials: object("flow") } },
  flow: { fields: { tokenUrl: text, scopes: object("plain") } },
  schema: {
    fields: {
      $ref: text,
      type: textOrTexts,
      title: text,
      description: text,
      format: text,
      deprecated: flag,
      readOnly: flag,
      writeOnly: flag,
      enum: anything,
      examples: anything,
      required: texts,
      dependentRequired: object("dependents"),
      uniqueItems: flag,
      pattern: text,
      ...each(["minItems", "maxItems", "minLength", "maxLength"], number),
      ...each(["minProperties", "maxProperties", "multipleOf", "minimum", "maximum"], number),
      ...each(["exclusiveMinimum", "exclusiveMaximum"], number),
      ...each(["additionalProperties", "unevaluatedProperties", "unevaluatedItems"], openSchema()),
      ...each(["allOf", "anyOf", "oneOf", "prefixItems"], list("schema")),
      ...each(["properties", "patternProperties", "$defs"], object("schemas")),
      ...each(["items", "not", "if", "then", "else", "contains"], object("schema")),
      propertyNames: object("schema"),
      contentSchema: unread(object("schema")),
      // `definitions` is what `$defs` was called before.
      ...each(["dependentSchemas", "definitions"], unread(object("schemas"))),
      discriminator: object("discriminator"),
      xml: object("plain"),
      externalDocs: object("link"),
      "x-link-open-enum": flag,
      "x-link-sensitive": flag,
    },
    extensions: ["x-link-open-enum", "x-link-sensitive"],
  },
  discriminator: {
    fields: { propertyName: text, mapping: object("mapping"), defaultMapping: text },
  },
  mapping: { rest: text, names: true },
  plain: {},
};

/** The kinds of objects; `plain` are those that the generator does not look into. */
export type ObjectKind = keyof typeof shapes;

/**
 * The objects of OpenAPI 3.1 (sections 4.8.1 to 4.8.30): what each holds, as far as the generator reads it or a schema,
 * a `$ref` or an `x-link-*` key may stand in it. What is not listed is left alone.
 */
export const openApiObjects: Readonly<Record<ObjectKind, ObjectShape>> = shapes;

/** Returns what a key of an object holds; nothing for one that is not listed. */
export function fieldOf(kind: ObjectKind, key: string): Field | undefined {
  const { fields = {}, rest, names = false } = openApiObjects[kind];
  if (Object.hasOwn(fields, key)) return fields[key];
  return names || !key.startsWith("x-") ? rest : undefined;
}

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
export type Field = PlainField | ObjectField;

interface PlainField {
  readonly form: PlainForm;
}

/** A key that holds OpenAPI objects. */
export interface ObjectField<Kind extends string = ObjectKind> {
  readonly form: "object" | "list of objects" | "object or flag";
  readonly kind: Kind;
  /** Whether packages do not read it, so that its form is not checked. */
  readonly unread?: boolean;
}

/** The forms of values that hold no OpenAPI objects. */
export type PlainForm =
  "text" | "true or false" | "number" | "list of texts" | "text or texts" | "list of anything";

function object<Kind extends string>(kind: Kind): ObjectField<Kind> {
  return { form: "object", kind };
}

function list<Kind extends string>(kind: Kind): ObjectField<Kind> {
  return { form: "list of objects", kind };
}

/** A schema that is read differently where it is `true` or `false`: anywhere else, each is a schema like any other. */
function openSchema(): ObjectField<"schema"> {
  return { form: "object or flag", kind: "schema" };
}

function unread<Kind extends string>(field: ObjectField<Kind>): ObjectField<Kind> {
  return { ...field, unread: true };
}

function each<Each>(keys: readonly string[], field: Each): Readonly<Record<string, Each>> {
  return Object.fromEntries(keys.map((key) => [key, field]));
}
