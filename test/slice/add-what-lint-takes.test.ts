import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { changeAt } from "../../generator/openapi/pointer.js";
import { lintSource } from "../../generator/pipeline/lint-source.js";
import type { JsonValue } from "../../generator/types/json.js";
import { fuzz } from "../fuzz.js";
import { planFrom } from "./plan.js";

const success = `responses: { "200": { description: d, content: { application/json: { schema: { type: object, required: [token], properties: { token: { type: string } } } } } } }`;

/** A document with one operation, `mint`, and parts of its own. */
function document(
  parts: Partial<Record<"servers" | "security" | "operation" | "schemes", string>>,
) {
  const {
    servers = "[{ url: https://api.acme.example }]",
    security = "[{ key: [] }]",
    operation = "summary: Mint",
    schemes = "key: { type: http, scheme: bearer }",
  } = parts;
  return `openapi: 3.0.3
info: { title: Acme, version: "1" }
servers: ${servers}
security: ${security}
paths:
  /mint:
    post:
      operationId: mint
      ${operation}
      ${success}
components: { securitySchemes: { ${schemes} } }
`;
}

const oauth = (flow: string, rest = "") =>
  `oauth: { type: oauth2${rest}, flows: { ${flow}: { authorizationUrl: "https://a.example/a", tokenUrl: "https://a.example/t", scopes: { read: Read } } } }`;

async function added(text: string) {
  const plan = await planFrom(text);
  expect(plan.diagnostics).toEqual([]);
  return { text: plan.value?.text ?? "", notes: plan.notes };
}

describe("security", () => {
  test("loses the alternatives that packages cannot do, and says so", async () => {
    const schemes = `key: { type: http, scheme: bearer }, ${oauth("authorizationCode")}`;
    const { text, notes } = await added(
      document({ security: "[{ key: [] }, { oauth: [] }]", schemes }),
    );
    expect(notes).toEqual([
      "Left out of security: oauth (oauth2 authorizationCode), which packages cannot do.",
    ]);
    expect(text).toContain("\nsecurity:\n  - key: []\npaths:");
    expect(text).toContain(`# ${notes[0]}\n`);
    expect(text).not.toContain("oauth2\n");
  });

  test("is asked for where none is left", async () => {
    const { text, notes } = await added(
      document({ security: "[{ oauth: [] }]", schemes: oauth("authorizationCode") }),
    );
    expect(notes[0]).toMatch(/; say with --security what they can\.$/u);
    expect(text).toContain("\nsecurity: []\n");
  });

  test("has the scopes that operations ask for", async () => {
    const { text, notes } = await added(
      document({ security: `[{ oauth: ["link:token"] }]`, schemes: oauth("clientCredentials") }),
    );
    expect(notes).toEqual([
      "oauth does not list link:token, which operations ask for: added to its scopes.",
    ]);
    expect(text).toContain('            read: Read\n            link:token: ""\n');
  });

  test.each([
    ["", "header"],
    [", x-auth: client_secret_basic", "header"],
    [", x-auth: client_secret_post", "body"],
    [", description: Send both in the body.", "body"],
  ])("sends the client's id and secret as the document says: %s", async (rest, want) => {
    const { text } = await added(
      document({ security: "[{ oauth: [] }]", schemes: oauth("clientCredentials", rest) }),
    );
    expect(text).toContain(`authentication: ${want}\n`);
  });

  test.each([
    ["`Authorization: GenieKey <key>`", 'prefix: "GenieKey "\n'],
    ["Bearer token of the workspace.", 'prefix: "Bearer "\n'],
    ["Send `Token <key>`.", 'prefix: "Token "\n'],
    ["Your API key.", "env: ACME_KEY\n"],
    ["Your API Key [see docs]", "env: ACME_KEY\n"],
    ["Token obtained from the dashboard", "env: ACME_KEY\n"],
  ])("reads the prefix from %s", async (words, want) => {
    const schemes = `key: { type: apiKey, in: header, name: Authorization, description: "${words}" }`;
    const { text } = await added(document({ schemes }));
    expect(text).toContain(want);
    expect(text.includes("prefix:")).toBe(want.includes("prefix:"));
  });
});

test("a variable of the host that anybody fills is asked for, by its name", async () => {
  const servers = `[{ url: "https://{site}.acme.example/api", variables: { site: { default: demo } } }]`;
  const { diagnostics, value } = await planFrom(document({ servers }));
  expect(value).toBeUndefined();
  expect(diagnostics[0]).toMatchObject({ code: "unsupported-server" });
  expect(diagnostics[0]?.message).toContain("holds site, which is another for each customer");
  expect(diagnostics[0]?.help).toContain("--server");
});

test("an access token comes from the same host, whatever its variables", async () => {
  const variables = "variables: { r: { default: us, enum: [us, eu] } }";
  const servers = `[{ url: "https://{r}.acme.example/v1", ${variables} }]`;
  const schemes = `oauth: { type: oauth2, flows: { clientCredentials: { tokenUrl: "https://{r}.acme.example/oauth/token", scopes: {} } } }`;
  const { text } = await added(document({ servers, schemes, security: "[{ oauth: [] }]" }));
  expect(text).toContain("tokenUrl: /oauth/token\n");
  expect(text).toContain("name: us\n");
});

test.each([
  [
    "https://api.acme.example, https://api.eu.acme.example, https://sandbox.acme.example",
    ["production", "eu", "sandbox"],
  ],
  ["https://us.api.acme.example, https://eu.api.acme.example", ["us", "eu"]],
  ["https://api.acme.example/live, https://api.acme.example/sandbox", ["live", "sandbox"]],
])("environments have names that a person would choose: %s", async (urls, names) => {
  const servers = `[${urls
    .split(", ")
    .map((url) => `{ url: ${url} }`)
    .join(", ")}]`;
  const { text } = await added(document({ servers }));
  expect(
    [...text.matchAll(/x-link-environment:\n +name: (\S+)/gu)].map(([, name]) => name),
  ).toEqual(names);
});

test("an idempotency key is what each call has, and no parameter", async () => {
  const operation = `parameters: [{ name: Idempotency-Key, in: header, schema: { type: string } }]`;
  const { text } = await added(document({ operation }));
  expect(text).toContain("idempotencyHeader: Idempotency-Key\n");
  expect(text).not.toContain("parameters:");
});

test("what is called like a secret is warned of wherever it is sent", async () => {
  const operation = `parameters: [{ name: userSecret, in: query, schema: { type: string } }]`;
  const { text } = await added(document({ operation }));
  const found = await lintSource({ provider: "acme", path: "acme.yaml", text });
  expect(found.map(({ code }) => code)).toContain("unmarked-secret");
});

test("what rules name and nothing describes, and keywords that do not exist, go", async () => {
  const schema = `{ type: object, required: [a, c], descripton: x, properties: { a: { type: string, enum: [x] }, b: { type: string } }, not: { required: [k] }, allOf: [{ if: { properties: { a: { const: z } } }, then: { required: [b] } }] }`;
  const { text } = await added(
    document({
      operation: `requestBody: { content: { application/json: { schema: ${schema} } } }`,
    }),
  );
  expect(text).toContain("c: {}\n");
  expect(text).not.toMatch(/descripton|if:|not:/u);
});

/** What documents hold now and then where another thing belongs. */
const odd: readonly JsonValue[] = [
  ...[
    null,
    true,
    5,
    "",
    "x",
    [],
    {},
    [null],
    ["x"],
    { $ref: "#/components/schemas/Nope" },
    { type: "strin" },
  ],
  ...[
    { required: ["q"] },
    { enum: [] },
    { type: "object", required: ["q"], properties: { a: {} } },
  ],
];

test("whatever a document says, lint takes what add writes", async () => {
  const whole = parse(
    document({
      operation: `parameters: [{ name: page, in: query, schema: { type: integer } }]
      requestBody: { content: { application/json: { schema: { type: object, required: [a], properties: { a: { type: string, enum: [x], default: x } } } } } }`,
      security: `[{ key: [] }, { oauth: [read] }]`,
      schemes: `key: { type: http, scheme: bearer }, ${oauth("clientCredentials")}`,
    }),
  ) as JsonValue;
  const locations = fc.constantFrom(
    ...pathsOf(whole).filter((path) => path.at(-1) !== "operationId"),
  );
  const change = fc.tuple(locations, fc.constantFrom(...odd));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      const changed = changes.reduce((value, [path, to]) => changeAt(value, path, () => to), whole);
      const { value } = await planFrom(stringify(changed));
      if (value === undefined) return;
      const found = await lintSource({ provider: "acme", path: "acme.yaml", text: value.text });
      expect(found.filter(({ severity }) => severity === "error")).toEqual([]);
    }),
    fuzz(100),
  );
}, 300_000);

/** The way to each value in a value. */
function pathsOf(value: JsonValue): string[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [key],
    ...pathsOf(inner as JsonValue).map((path) => [key, ...path]),
  ]);
}
