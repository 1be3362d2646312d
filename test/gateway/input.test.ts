import { createGateway } from "@linkmint/gateway";
import { describe, expect, test } from "vitest";
import { describeAcme } from "../mock/described.js";
import { gatewayOf, input, page, senderTo } from "./gateway-of.js";

/* What a page may say: what is allowed and known, and nothing that the server decides. */

const refusals: readonly [string, Readonly<Record<string, unknown>>, string, string][] = [
  ["a credential", { secret: "x" }, "secret", "is not allowed"],
  ["a client id", { client_id: "x" }, "client_id", "is not allowed"],
  ["what is not allowed", { webhook: "https://evil.example" }, "webhook", "is not allowed"],
  ["what does not exist", { nonsense: 1 }, "nonsense", "is not allowed"],
  [
    "what does not exist below",
    { user: { address: { moon: 1 } } },
    "user.address.moon",
    "is not known",
  ],
  ["what is bound", { user: { client_user_id: "u2" } }, "user.client_user_id", "is not allowed"],
  ["a sibling of what is allowed", { user: { ssn: "1" } }, "user.ssn", "is not allowed"],
  ["a value where members are bound", { user: "u2" }, "user", "is decided by the server"],
  ["null where members are bound", { user: null }, "user", "is decided by the server"],
  ["a wrong type", { products: "auth" }, "products", "must be "],
];

test.each(refusals)("%s is refused by its path", async (_, said, path, detail) => {
  const { post, mock } = gatewayOf();
  const { status, body } = await post("/link/plaid", { ...input, ...said });
  expect([status, body]).toMatchObject([
    422,
    { code: "input-refused", errors: [{ path, detail: expect.stringContaining(detail) }] },
  ]);
  expect(mock.requests).toEqual([]);
});

test.each(["__proto__", "constructor", "prototype"])("%s is no member", async (name) => {
  const { post } = gatewayOf();
  for (const body of [`{"${name}":{"a":1}}`, `{"user":{"address":{"${name}":{"a":1}}}}`]) {
    expect(await post("/link/plaid", body)).toMatchObject({ status: 422 });
  }
  expect({}).not.toHaveProperty("a");
});

test("a page that says what is bound is refused, though it be allowed", async () => {
  const { post } = gatewayOf({
    bind: { plaid: () => ({ language: "fr", user: { address: { country: "US" } } }) },
  });
  const said = { ...input, user: { address: { country: "DE", city: "Bonn" } } };
  const { body } = await post("/link/plaid", said);
  expect(body["errors"]).toEqual([
    { path: "language", detail: "is decided by the server" },
    { path: "user.address.country", detail: "is decided by the server" },
  ]);
});

test("without allow, a page may say nothing", async () => {
  const { post } = gatewayOf({ allow: {} });
  const { body } = await post("/link/plaid", { products: ["auth"] });
  expect(body["errors"]).toEqual([{ path: "products", detail: "is not allowed" }]);
});

test("what is sensitive needs a path of its own", async () => {
  const said = { ...input, access_token: "access-sandbox-1", user: { ssn: "123456789" } };
  const { user, ...rest } = said;
  const whole = gatewayOf({ allow: { plaid: ["user", "products", "language", "country_codes"] } });
  const refused = await whole.post("/link/plaid", { ...input, user });
  expect(refused.body["errors"]).toEqual([
    { path: "user.ssn", detail: "is not allowed: it is sensitive" },
  ]);
  const named = gatewayOf({
    allow: { plaid: ["user", "user.ssn", "access_token", "products", "language", "country_codes"] },
  });
  expect(await named.post("/link/plaid", { ...rest, user })).not.toMatchObject({
    body: { code: "input-refused" },
  });
});

test("a rule of the provider is told by its fields", async () => {
  const { post } = gatewayOf({ bind: { plaid: () => ({ client_name: "Acme" }) } });
  const missing = await post("/link/plaid", { language: "en" });
  expect(missing.body["errors"]).toEqual([{ path: "country_codes", detail: "required" }]);
  const { status, body } = await post("/link/plaid", input);
  expect([status, body["code"]]).toEqual([422, "input-refused"]);
  expect(body["errors"]).toContainEqual({
    path: "user",
    detail: "is missing or not as it must be",
  });
});

describe("names of the client", () => {
  const acme = describeAcme(
    {
      naming: "camelCase",
      primary: true,
      parameters: [
        {
          in: "header",
          name: "Accept-Language",
          schema: { type: "string" },
          input: "accept_language",
        },
      ],
      request: {
        mediaType: "application/json",
        schema: {
          type: "object",
          required: ["end_user", "redirect_uri"],
          properties: {
            end_user: { $ref: "#/$defs/EndUser" },
            redirect_uri: { type: "string" },
            free_form: { type: "object", additionalProperties: true },
            link_list: {
              type: "array",
              items: {
                type: "object",
                properties: {
                  short_name: { type: "string" },
                  api_key: { type: "string", sensitive: true },
                },
              },
            },
          },
        },
      },
    },
    {
      schemas: {
        EndUser: {
          type: "object",
          required: ["user_id"],
          properties: { user_id: { type: "string" }, parent_user: { $ref: "#/$defs/EndUser" } },
        },
      },
    },
  );
  const sent: unknown[] = [];
  const make = (allow: readonly string[], bound: object = {}) =>
    senderTo(
      createGateway({
        providers: {
          acme: {
            describe: acme,
            client: {
              createLinkToken: async (value: Record<string, unknown>) => {
                sent.push(value);
                return { token: "t", expirySource: "unknown", raw: {} };
              },
            },
          },
        },
        authorize: () => "u1",
        log: () => {},
        bind: { acme: () => bound },
        allow: { acme: allow as never[] },
      }).fetch,
    );

  test("are what a page says, at any depth, through lists and free forms", async () => {
    const said = {
      acceptLanguage: "fr",
      endUser: { userId: "u1", parentUser: { userId: "u2" } },
      freeForm: { any_name: { x: 1 } },
      linkList: [{ shortName: "s" }],
    };
    const { post } = make(["acceptLanguage", "endUser", "freeForm", "linkList.shortName"]);
    expect(await post("/link/acme", said)).toMatchObject({ status: 200, body: { token: "t" } });
    expect(sent.splice(0)).toEqual([said]);
    const wire = await post("/link/acme", {
      end_user: {},
      linkList: [{ apiKey: "k" }],
      endUser: { user_id: "u" },
    });
    expect(wire.body["errors"]).toEqual([
      { path: "end_user", detail: "is not allowed" },
      { path: "linkList[0].apiKey", detail: "is not allowed" },
      { path: "endUser.user_id", detail: "is not known" },
    ]);
  });

  test("are what its JSON Schema has, without what is bound, sensitive or not allowed", async () => {
    const { send } = make(["endUser", "linkList", "redirectUri"], {
      endUser: { userId: "u1" },
      redirectUri: "https://app.example",
    });
    const { body } = await send("/link", { headers: page });
    expect(body["providers"]).toEqual([
      {
        provider: "acme",
        name: "Acme",
        exchange: false,
        input: {
          $schema: "https://json-schema.org/draft/2020-12/schema",
          type: "object",
          properties: {
            endUser: {
              type: "object",
              properties: { parentUser: { $ref: "#/$defs/EndUser" } },
              additionalProperties: false,
            },
            linkList: {
              type: "array",
              items: { type: "object", properties: { shortName: { type: "string" } } },
            },
          },
          additionalProperties: false,
          $defs: {
            EndUser: {
              type: "object",
              required: ["userId"],
              properties: { userId: { type: "string" }, parentUser: { $ref: "#/$defs/EndUser" } },
            },
          },
        },
      },
    ]);
  });

  test("are checked when a gateway is made", () => {
    expect(() => make(["endUser.userID"])).toThrow(
      "allow.acme has endUser.userID, which its input has not.",
    );
    expect(() => make(["linkList.shortName"])).not.toThrow();
  });
});

test("a value stands in for no object whose members are allowed", async () => {
  const { post } = gatewayOf({ bind: {} });
  for (const user of ["u2", null, 7, ["u2"]]) {
    const { body } = await post("/link/plaid", { ...input, user });
    expect(body["errors"]).toEqual([
      { path: Array.isArray(user) ? "user[0]" : "user", detail: "must be an object" },
    ]);
  }
});
