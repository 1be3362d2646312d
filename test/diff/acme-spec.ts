/** A spec that says all that a spec can say, so that each of it can change. */
export const spec = `openapi: 3.1.0
info:
  title: Acme
  version: "1"
  x-link-provider:
    name: Acme
    client: Acme
    environments: AcmeEnvironment
    environmentVariable: ACME_ENV
    baseUrlVariable: ACME_BASE_URL
servers:
  - url: https://sandbox.acme.example
    x-link-environment: { name: sandbox, default: true, keyPrefixes: [sk_test_] }
  - url: https://api.acme.example
    x-link-environment: { name: production }
security:
  - key: []
    version: []
paths:
  /tokens:
    post:
      operationId: createToken
      parameters:
        - name: X-Locale
          in: header
          schema: { type: string }
          x-link-parameter: { option: locale, env: ACME_LOCALE }
      x-link-token:
        primary: true
        method: tokens.create
        naming: wire
        result: { token: /token, requestId: /request_id, expiresAt: { documented: PT4H } }
        error: { code: /code }
        singleUse: false
        retry: { policy: safe, statuses: [429, 503] }
        idempotencyHeader: Idempotency-Key
        omit: [/secret]
        modes:
          connect:
            summary: Connect an account
            method: tokens.connect
            required: [user]
            forbidden: [account]
          renew:
            summary: Renew an account
            required: [account]
            anyOf: [[user], [plan]]
            lifetime: PT30M
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/Mint"
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
                  link: { type: string }
                  request_id: { type: string }
        default:
          description: Failure.
          content:
            application/json:
              schema:
                type: object
                properties:
                  code: { type: string }
                  kind: { type: string }
  /accounts:
    post:
      operationId: listAccounts
      x-link-token:
        primary: false
        method: accounts.list
        result: { token: /token }
      responses:
        "200":
          description: The accounts.
          content:
            application/json:
              schema: { type: object, required: [token], properties: { token: { type: string } } }
components:
  securitySchemes:
    key:
      type: apiKey
      in: header
      name: X-Acme-Key
      x-link-credential: { option: key, env: ACME_KEY }
    version:
      type: apiKey
      in: header
      name: X-Acme-Version
      x-link-credential: { constant: "1" }
  schemas:
    Mint:
      type: object
      properties:
        user: { type: string }
        account: { type: string }
        plan: { type: string }
        secret: { type: string }
`;
