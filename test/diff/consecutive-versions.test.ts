import { expect, test } from "vitest";
import { semverStep } from "../../generator/diff/catalog.js";
import { compareDocuments } from "../../generator/pipeline/compare-documents.js";
import { scratch } from "../write/scratch.js";

/* Two consecutive versions of a provider's own document, as text: what changed for those who mint tokens. */
const document = `openapi: 3.0.3
info: { title: Acme, version: "1" }
servers:
  - { url: https://sandbox.acme.example, description: Sandbox }
  - { url: https://api.acme.example, description: Production }
security:
  - key: []
paths:
  /tokens:
    post:
      operationId: mint
      parameters:
        - { name: X-Trace, in: header, schema: { type: string } }
        - { name: expand, in: query, schema: { type: string, enum: [user] } }
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              required: [user]
              properties:
                user: { type: string, maxLength: 64 }
                plan: { type: string, enum: [free, paid], default: free }
                seats: { type: integer }
                filter: { type: object, properties: { country: { type: string } } }
            encoding: { filter: { style: deepObject, explode: true } }
      responses:
        "200":
          description: The token.
          content:
            text/plain: { schema: { type: string } }
            application/json:
              schema:
                type: object
                required: [token]
                properties:
                  token: { type: string, description: Opens a session., example: tok_1 }
                  status: { type: string, enum: [open] }
                  url: { type: string }
        "422": { description: Refused. }
  /users:
    get:
      operationId: listUsers
      responses: { "200": { description: All., content: { application/json: { schema: { type: array } } } } }
components:
  securitySchemes:
    key: { type: http, scheme: basic }
    oauth:
      type: oauth2
      flows:
        clientCredentials:
          tokenUrl: https://acme.example/oauth/token
          scopes: { mint: Mint tokens }
  schemas:
    Unused: { type: string, enum: [a] }
`;

interface Version {
  readonly name: string;
  readonly edits: readonly (readonly [from: string, to: string])[];
  readonly want: readonly string[];
  readonly step: "none" | "patch" | "minor" | "major";
}

const versions: readonly Version[] = [
  {
    name: "a member more in a request",
    edits: [["[free, paid]", "[free, paid, trial]"]],
    want: ["request-enum-member-added"],
    step: "minor",
  },
  {
    name: "a member more in an answer",
    edits: [["enum: [open]", "enum: [open, closed]"]],
    want: ["response-enum-member-added"],
    step: "major",
  },
  {
    name: "an optional property more to send",
    edits: [["seats: {", "region: { type: string }\n                seats: {"]],
    want: ["request-property-added"],
    step: "minor",
  },
  {
    name: "a required property more to send",
    edits: [
      ["required: [user]", "required: [user, region]"],
      ["seats: {", "region: { type: string }\n                seats: {"],
    ],
    want: ["request-required-property-added"],
    step: "major",
  },
  {
    name: "a property less in an answer",
    edits: [["                  url: { type: string }\n", ""]],
    want: ["response-property-removed"],
    step: "major",
  },
  {
    name: "a type to send that narrows",
    edits: [["user: { type: string, maxLength: 64", "user: { type: string, maxLength: 32"]],
    want: ["request-limit-tightened"],
    step: "major",
  },
  {
    name: "a type to send that widens",
    edits: [["seats: { type: integer }", "seats: { type: number }"]],
    want: ["request-type-widened"],
    step: "minor",
  },
  {
    name: "a type to read that becomes nullable",
    edits: [["url: { type: string }", "url: { type: string, nullable: true }"]],
    want: ["response-became-nullable"],
    step: "major",
  },
  {
    name: "a property of a form's object",
    edits: [["country: { type: string }", "land: { type: string }"]],
    want: ["request-property-added", "request-property-removed"],
    step: "major",
  },
  {
    name: "how a form's object is written",
    edits: [["style: deepObject, explode: true", "style: form, explode: false"]],
    want: ["encoding-changed"],
    step: "major",
  },
  {
    name: "a text that is no answer any more",
    edits: [["            text/plain: { schema: { type: string } }\n", ""]],
    want: ["response-media-type-removed"],
    step: "major",
  },
  {
    name: "a parameter that becomes required",
    edits: [["in: header, schema", "in: header, required: true, schema"]],
    want: ["parameter-became-required"],
    step: "major",
  },
  {
    name: "a parameter that takes less",
    edits: [["enum: [user] }", "enum: [users] }"]],
    want: ["request-enum-member-added", "request-enum-member-removed"],
    step: "major",
  },
  {
    name: "a renamed server",
    edits: [["https://api.acme.example", "https://api.acme-pay.example"]],
    want: ["server-url-changed"],
    step: "major",
  },
  {
    name: "basic that becomes bearer",
    edits: [["scheme: basic", "scheme: bearer"]],
    want: ["security-scheme-changed"],
    step: "major",
  },
  {
    name: "basic that becomes OAuth",
    edits: [["  - key: []", "  - oauth: [mint]"]],
    want: ["security-scheme-changed"],
    step: "major",
  },
  {
    name: "OAuth beside basic",
    edits: [["  - key: []", "  - key: []\n  - oauth: [mint]"]],
    want: ["security-alternative-added"],
    step: "minor",
  },
  {
    name: "another default",
    edits: [["default: free", "default: paid"]],
    want: ["request-default-changed"],
    step: "major",
  },
  {
    name: "an operation that is not generated",
    edits: [
      [
        "operationId: listUsers",
        "operationId: findUsers\n      parameters: [{ name: a, in: query, required: true }]",
      ],
      ["type: array", "type: object"],
    ],
    want: [],
    step: "none",
  },
  {
    name: "what nothing refers to",
    edits: [
      ["Unused: { type: string, enum: [a] }", "Other: { type: integer }"],
      ["https://acme.example/oauth/token", "https://acme.example/oauth2/token"],
    ],
    want: [],
    step: "none",
  },
  {
    name: "descriptions, examples and the name of the document",
    edits: [
      ["Opens a session., example: tok_1", "What opens it., example: tok_2"],
      ["description: Refused.", "description: No."],
      ['title: Acme, version: "1"', 'title: Acme Pay, version: "2"'],
      ["description: Production", "description: Live"],
    ],
    want: [],
    step: "none",
  },
  {
    name: "the order of properties, members and servers",
    edits: [
      ["                user: { type: string, maxLength: 64 }\n", ""],
      [
        "                seats: {",
        "                user: { type: string, maxLength: 64 }\n                seats: {",
      ],
      ["[free, paid]", "[paid, free]"],
      ["  - { url: https://sandbox.acme.example, description: Sandbox }\n", ""],
      [
        "security:\n",
        "  - { url: https://sandbox.acme.example, description: Sandbox }\nsecurity:\n",
      ],
    ],
    want: [],
    step: "none",
  },
];

test.each(versions)("$name: $want", async ({ edits, want, step }) => {
  const next = edits.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, () => to);
  }, document);
  const folder = scratch({ "old.yaml": document, "new.yaml": next });
  const compared = await compareDocuments({
    before: `${folder}/old.yaml`,
    after: `${folder}/new.yaml`,
    operations: ["POST /tokens"],
    specs: "specs",
  });
  expect(compared.diagnostics).toEqual([]);
  const changes = compared.changes ?? [];
  expect(changes.map(({ code }) => code).sort()).toEqual([...want].sort());
  expect(semverStep(changes)).toBe(step);
  for (const { before, after } of changes)
    expect([before.span, after.span]).not.toContain(undefined);
});
