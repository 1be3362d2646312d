/** The least that a spec has to say, with a summary to change. */
export function acmeSpec(summary = "Make a token"): string {
  return `openapi: 3.1.0
info:
  title: Acme
  version: "1"
  x-link-provider: { name: Acme, client: Acme }
servers:
  - url: https://api.acme.example
security:
  - key: []
paths:
  /tokens:
    post:
      operationId: createToken
      summary: ${summary}
      x-link-token:
        method: tokens.create
        result: { token: /token, expiresAt: { documented: PT10M } }
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [user]
              properties:
                user: { type: string, description: Who connects. }
      responses:
        "200":
          description: The token.
          content:
            application/json:
              schema:
                type: object
                required: [token]
                properties:
                  token: { type: string, description: Opens a session. }
components:
  securitySchemes:
    key:
      type: apiKey
      in: header
      name: X-Acme-Key
      x-link-credential: { option: key }
`;
}

/** A spec with one error: its result points to nothing. */
export function brokenSpec(): string {
  return acmeSpec().replace("token: /token", "token: /tokn");
}

/** A spec with one warning: nobody says how long a token lives. */
export function suspiciousSpec(): string {
  return acmeSpec().replace(", expiresAt: { documented: PT10M }", "");
}
