/** Parts of a spec, as YAML; `▸` marks the locations of the problems that a test expects. */
export interface Parts {
  readonly info: string;
  readonly provider: string;
  readonly servers: string;
  readonly security: string;
  readonly path: string;
  readonly method: string;
  readonly operation: string;
  readonly token: string;
  readonly body: string;
  readonly responses: string;
  readonly pathItem: string;
  readonly paths: string;
  readonly schemes: string;
  readonly schemas: string;
  readonly root: string;
}

const plain: Parts = {
  info: `title: Acme, version: "1"`,
  provider: `x-link-provider: { name: Acme, client: Acme, environments: AcmeEnvironment }`,
  servers: `[{ url: https://api.acme.example }]`,
  security: `[{ key: [] }]`,
  path: `/tokens`,
  method: `post`,
  operation: `operationId: createToken`,
  token: `{ result: { token: /token } }`,
  body: `{ content: { application/json: { schema: { $ref: "#/components/schemas/Request" } } } }`,
  responses: `{ "200": { content: { application/json: { schema: { $ref: "#/components/schemas/Answer" } } } } }`,
  pathItem: ``,
  paths: ``,
  schemes: `key: { type: http, scheme: bearer, x-link-credential: { option: apiKey } }`,
  schemas: ``,
  root: ``,
};

/** A small spec without problems, with some of its parts replaced. */
export function acme(parts: Partial<Parts> = {}): string {
  const all = { ...plain, ...parts };
  return `openapi: 3.1.0
info: { ${all.info}, ${all.provider} }
servers: ${all.servers}
security: ${all.security}
paths:
  ${all.path}:
    ${all.method}:
      ${all.operation}
      x-link-token: ${all.token}
      requestBody: ${all.body}
      responses: ${all.responses}
    ${all.pathItem}
  ${all.paths}
components:
  securitySchemes:
    ${all.schemes}
  schemas:
    Request: { type: object, required: [language], properties: { ${requestProperties} } }
    Answer: { type: object, required: [token], properties: { ${responseProperties} } }
    ${all.schemas}
${all.root}
`;
}

const requestProperties = [
  `language: { type: string }`,
  `user: { type: string }`,
  `account: { type: string }`,
  `minutes: { type: integer }`,
  `seen: { type: boolean, readOnly: true }`,
  `location: { type: string, enum: [eu, us] }`,
  `place_info: { type: object, properties: { city: { type: string } } }`,
].join(", ");

const responseProperties = [
  `token: { type: string }`,
  `url: { type: [string, "null"] }`,
  `expires: { type: integer }`,
  `data: { type: object, properties: { id: { type: string } } }`,
  `anything: {}`,
  `a/b: { type: string }`,
].join(", ");

/** A second operation for `paths`, with its own `x-link-token` and whatever else it has. */
export function second(token: string, rest = "operationId: renewToken"): string {
  return `/renewals:
    post:
      ${rest}
      x-link-token: ${token}
      responses: ${plain.responses}`;
}
