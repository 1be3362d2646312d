/** A spec that is what its provider's document says, with a location for what it records and for other lines. */
export function driftSpec({ info = "", text = document }: Partial<SpecParts> = {}): string {
  return text
    .replace(
      'version: "1"\n',
      `version: "1"\n  x-link-provider: { name: Acme, client: Acme }\n${info}`,
    )
    .replace(
      "operationId: createToken\n",
      "operationId: createToken\n      x-link-token: { result: { token: /token }, omit: [/client_id] }\n",
    )
    .replace("name: X-Acme-Key\n", "name: X-Acme-Key\n      x-link-credential: { option: key }\n");
}

interface SpecParts {
  /** Lines of `info`, indented by two. */
  readonly info: string;
  /** The document that the spec is made of. */
  readonly text: string;
}

/** A provider's own document. */
export const document = `openapi: 3.1.0
info:
  title: Acme
  version: "1"
servers:
  - url: https://api.acme.example
security:
  - key: []
paths:
  /tokens:
    post:
      operationId: createToken
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: "#/components/schemas/TokenRequest" }
      responses:
        "200":
          description: The token.
          content:
            application/json:
              schema:
                type: object
                required: [token]
                properties:
                  token: { type: string }
components:
  securitySchemes:
    key:
      type: apiKey
      in: header
      name: X-Acme-Key
  schemas:
    TokenRequest:
      type: object
      required: [user]
      properties:
        user: { type: string }
        client_id: { type: string }
        plan: { $ref: "#/components/schemas/Plan" }
    Plan:
      type: string
      enum:
        - free
        - paid
`;

/** The document with some text in place of another, which it has to hold. */
export function documentWith(...changes: (readonly [string, string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The document holds no ${from}`);
    return text.replace(from, to);
  }, document);
}
