import { describe, expect, test } from "vitest";
import { describeAcme, mockOf } from "./described.js";

/* What the mock refuses, where it says so, and what it lets be. */

const acme = mockOf(describeAcme());

describe("a body", () => {
  test.each([
    ["{", "body: not JSON"],
    ['{"user":"u","user":"v"}', "/user: given twice"],
    ['{"user":"u","a":[{"b":1},{"b":1,"b":2}]}', "/a/1/b: given twice"],
    [`{"user":${"[".repeat(101)}${"]".repeat(101)}}`, "body: nested more than 100 levels deep"],
    ["{}", "/user: required"],
    ['{"user":3}', "/user: must be a string"],
    ["", "body: missing"],
  ])("%s is refused", async (body, reason) => {
    const response = await acme.send(body);
    expect([response.status, response.headers.get("linkmint-reason")]).toEqual([400, reason]);
  });

  test.each(['{"user":"{\\"a\\":1,\\"a\\":2}"}', '{"user":"[[[[","b":{"user":1}}'])(
    "%s is taken",
    async (body) => {
      expect((await acme.send(body)).status).toBe(200);
    },
  );

  test("of more than 1 MiB is refused, and the next is served", async () => {
    const long = "x".repeat(2 ** 20);
    expect((await acme.send({ user: long })).status).toBe(413);
    const stream = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
    });
    const endless = { method: "POST", headers: { authorization: "Bearer t" }, body: stream };
    expect((await acme.mock.fetch(`${acme.baseUrl}/tokens`, endless)).status).toBe(413);
    expect((await acme.send({ user: "u" })).status).toBe(200);
  });

  test("of another content type is refused", async () => {
    const response = await acme.send({ user: "u" }, { "content-type": "text/plain" });
    expect([response.status, response.headers.get("linkmint-reason")]).toEqual([
      415,
      "header Content-Type: must be application/json",
    ]);
    expect(
      (await acme.send({ user: "u" }, { "content-type": "application/json; charset=utf-8" }))
        .status,
    ).toBe(200);
  });
});

test("an unknown path is 404, another method 405 with Allow", async () => {
  expect((await acme.send({}, {}, "/nothing")).status).toBe(404);
  const response = await acme.mock.fetch(`${acme.baseUrl}/tokens`, { method: "DELETE" });
  expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
});

test("a request is checked as it comes from the platform, too", async () => {
  const request = new Request("http://localhost/acme/tokens", {
    method: "POST",
    headers: { authorization: "Bearer t", "content-type": "application/json" },
    body: '{"user":"u"}',
  });
  expect((await acme.mock.fetch(request)).status).toBe(200);
});

describe("credentials", () => {
  test.each([
    [{ authorization: "" }, "header Authorization: must begin with Bearer"],
    [{ authorization: "Basic dTpw" }, "header Authorization: must begin with Bearer"],
    [{ authorization: "Bearer " }, "header Authorization: empty"],
  ])("%j are refused", async (headers, reason) => {
    const response = await acme.send({ user: "u" }, headers);
    expect([response.status, response.headers.get("linkmint-reason")]).toEqual([401, reason]);
  });

  test("begin as those of some environment do", async () => {
    const environments = ["live", "test"].map((name) => ({
      name,
      url: `https://${name}.acme.example`,
      keyPrefixes: [`sk_${name}_`],
    }));
    const { send } = mockOf(describeAcme({}, { environments }));
    const response = await send({ user: "u" });
    expect(response.headers.get("linkmint-reason")).toBe(
      "header Authorization: must begin with sk_live_ or sk_test_",
    );
    expect((await send({ user: "u" }, { authorization: "Bearer sk_test_1" })).status).toBe(200);
  });

  test("of one way are enough where there are several", async () => {
    const { send } = mockOf(
      describeAcme(
        {},
        {
          credentials: [
            { option: "token", header: "Authorization", prefix: "Bearer " },
            { option: "key", header: "X-Key" },
          ],
          security: [["token"], ["key"]],
        },
      ),
    );
    expect((await send({ user: "u" })).status).toBe(200);
    expect((await send({ user: "u" }, { authorization: "Basic x", "x-key": "k" })).status).toBe(
      200,
    );
    expect((await send({ user: "u" }, { authorization: "Basic x" })).status).toBe(401);
  });
});

describe("a form", () => {
  const { send } = mockOf(
    describeAcme({
      request: {
        mediaType: "application/x-www-form-urlencoded",
        required: true,
        form: { owner: "deepObject", scopes: "deepObject", tags: "commas" },
        schema: {
          type: "object",
          properties: {
            owner: {
              type: "object",
              properties: { type: { enum: ["a", "b"] }, age: { type: "integer" } },
              required: ["type"],
            },
            scopes: { type: "array", items: { enum: ["read", "write"] }, minItems: 1 },
            tags: { type: "array", items: { type: "string" }, maxItems: 2 },
            live: { type: "boolean" },
          },
          required: ["owner", "scopes"],
          additionalProperties: false,
        },
      },
    }),
  );
  const headers = { "content-type": "application/x-www-form-urlencoded" };

  test.each([
    ["owner[type]=a&scopes[]=read&scopes[]=write", null],
    ["owner[type]=a&owner[age]=3&scopes[0]=read&live=true&tags=x,y", null],
    ["owner[type]=a", "/scopes: required"],
    ["owner[type]=c&scopes[]=read", "/owner/type: must be a or b"],
    ["owner[type]=a&owner[age]=x&scopes[]=read", "/owner/age: must be an integer"],
    ["owner[type]=a&scopes[]=read&scopes[]=admin", "/scopes/1: must be read or write"],
    ["owner[type]=a&scopes[]=read&live=yes", "/live: must be true or false"],
    ["owner[type]=a&scopes[]=read&tags=x,y,z", "/tags: must have at most 2 items"],
    ["owner[type]=a&scopes[]=read&colour=red", "/colour: not allowed"],
  ])("%s", async (body, reason) => {
    const response = await send(body, headers);
    expect(response.headers.get("linkmint-reason")).toBe(reason);
    expect(response.status).toBe(reason === null ? 200 : 400);
  });

  test("with very many brackets is refused", async () => {
    const response = await send(`owner${"[a]".repeat(5000)}=1`, headers);
    expect(response.headers.get("linkmint-reason")).toBe("body: nested more than 20 levels deep");
  });
});

test("a mode is refused by its name", async () => {
  const { send, mock } = mockOf(
    describeAcme({
      request: { mediaType: "application/json", schema: { type: "object" } },
      modes: {
        connect: { summary: "Connect", required: ["user"], forbidden: ["account"] },
        renew: { summary: "Renew", required: ["account"], forbidden: ["user"] },
      },
    }),
  );
  const response = await send({ user: "u", account: "a" });
  expect(response.headers.get("linkmint-reason")).toMatch(
    /not allowed when using mode (?:connect|renew)$/u,
  );
  await send({ account: "a" });
  expect(mock.requests.at(-1)?.mode).toBe("renew");
});

test("parameters of path, query and header are checked by their schemas", async () => {
  const { mock, baseUrl } = mockOf(
    describeAcme({
      method: "GET",
      path: "/users/{user}/tokens",
      request: undefined as never,
      parameters: [
        { in: "path", name: "user", required: true, schema: { type: "string", pattern: "^u_" } },
        { in: "query", name: "limit", schema: { type: "integer", maximum: 5 } },
        { in: "query", name: "kind", schema: { type: "array", items: { enum: ["a", "b"] } } },
        { in: "header", name: "X-Env", required: true, schema: { enum: ["dev", "live"] } },
      ],
    }),
  );
  const reasonFor = async (path: string, env?: string) => {
    const headers = { authorization: "Bearer t", ...(env !== undefined && { "x-env": env }) };
    return (await mock.fetch(baseUrl + path, { headers })).headers.get("linkmint-reason");
  };
  expect(await reasonFor("/users/u_1/tokens?limit=5&kind=a&kind=b", "dev")).toBeNull();
  expect(await reasonFor("/users/x/tokens", "dev")).toBe("path user: must match ^u_");
  expect(await reasonFor("/users/u_1/tokens?limit=6", "dev")).toBe(
    "query limit: must be at most 5",
  );
  expect(await reasonFor("/users/u_1/tokens?kind=c", "dev")).toBe("query kind: must be a or b");
  expect(await reasonFor("/users/u_1/tokens")).toBe("header X-Env: missing");
});
