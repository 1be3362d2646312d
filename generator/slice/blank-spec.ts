import { toPascalCase } from "../names/casing.js";
import { nameClient } from "../names/export-name.js";

/** A spec that its author fills in from a provider's documentation: what lint says of it, is left to do. */
export function blankSpec(provider: string, schema: string): string {
  const name = toPascalCase(provider);
  const client = nameClient(provider);
  const variable = provider.replaceAll("-", "_").toUpperCase();
  return `# yaml-language-server: $schema=${schema}
# Fill this in from the provider's documentation; npx linkmint lint ${provider} says what is left.
openapi: 3.1.0
info:
  title: ${name} API
  version: "1"
  x-link-provider:
    # How people write the provider's name, and the name of the client's class:
    name: ${name}
    client: ${client}
    # The page that this is written from, and when you last read it:
    # source: https://docs.acme.example/link-token
    # verified: 2026-01-31
    # The environment variable that replaces the address, such as by that of linkmint mock:
    baseUrlVariable: ${variable}_BASE_URL
    # Where there are several servers, the name of their object:
    # environments: ${client}Environment
# Where the API is; of several servers each has a name:
#   - url: https://api.acme.example
#     x-link-environment: { name: production, default: true }
#   - url: https://sandbox.acme.example
#     x-link-environment: { name: sandbox }
servers: []
# How calls authenticate, by a scheme of components.securitySchemes below:
# security:
#   - apiKey: []
paths:
  # The operation that mints the token: its path and its method.
  /link/token:
    post:
      operationId: createLinkToken
      summary: Create a link token
      x-link-token:
        # What the method is called on the client:
        method: linkToken.create
        # Where the response holds the token, and how long it lives:
        #   { token: /link_token, expiresAt: { documented: PT30M } }
        result: {}
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [user_id]
              properties:
                user_id: { type: string, description: The id of the user. }
      responses:
        "200":
          description: The link token.
          content:
            application/json:
              schema:
                type: object
                required: [link_token]
                properties:
                  link_token: { type: string, description: The link token. }
# components:
#   securitySchemes:
#     apiKey:
#       type: http
#       scheme: bearer
#       x-link-credential: { option: apiKey, env: ${variable}_API_KEY }
`;
}
