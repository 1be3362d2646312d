import createClient from "openapi-fetch";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  createCaller,
  openFetchClient,
  safe,
  type CallOptions,
} from "../../templates/runtime/src/index.js";
import { acme, createLinkToken } from "./acme.js";
import { createSession, createWidget } from "./bodies.js";
import { startServer, type Handler, type RecordingServer } from "./recording-server.js";
import { reveal } from "./reveal.js";

const form = "application/x-www-form-urlencoded";
const input = {
  holder: { type: "customer", customer: "cus planted+1", since: new Date(0) },
  permissions: ["balances", "ownership"],
  return_url: undefined,
};
const pairs = [
  ["holder[type]", "customer"],
  ["holder[customer]", "cus planted+1"],
  ["holder[since]", "1970-01-01T00:00:00.000Z"],
  ["permissions[]", "balances"],
  ["permissions[]", "ownership"],
];

let handler: Handler;
let server: RecordingServer;

beforeEach(async () => {
  handler = () => ({ body: { secret: "s-1", url: "https://a.example", link_token: "lt-1" } });
  server = await startServer((request, response) => handler(request, response));
});

afterEach(() => server.close());

const options = () => ({ token: "t-1", baseUrl: server.url, maxRetries: 0 });
const mint = (operation: typeof createSession, body: unknown, more: CallOptions = {}) =>
  createCaller(acme, options()).mint({ operation, input: body, options: more });
const read = (text = "") => [...new URLSearchParams(text)];

/** An answer that repeats what was sent. */
const echo: Handler = ({ body, headers }) => ({
  status: 400,
  body: { error: { code: "bad", message: `No: ${body} for ${headers.authorization}` } },
});

describe("a form", () => {
  test("is sent with its media type, and answered with the common result", async () => {
    const { token } = await mint(createSession, input);
    expect(token).toBe("s-1");
    const [request] = server.requests;
    expect(request?.headers).toMatchObject({
      "content-type": form,
      accept: "application/json",
      "content-length": String(request?.body.length),
    });
    expect(read(request?.body)).toEqual(pairs);
  });

  test("takes what the types do not know, and gives what was sent", async () => {
    const call = createCaller(acme, options()).send({
      operation: createSession,
      input: {},
      options: { extraBody: { beta: true, "holder[new]": "x", none: undefined } },
    });
    const { request } = await call.withResponse();
    expect(request.body).toBe("beta=true&holder%5Bnew%5D=x");
    expect(server.requests[0]?.body).toBe(request.body);
  });

  test("may be left out where the operation allows it", async () => {
    const caller = createCaller(acme, options());
    await caller.send({ operation: { ...createSession, optionalBody: true }, input: undefined });
    expect(server.requests[0]?.body).toBe("");
    expect(server.requests[0]?.headers["content-type"]).toBeUndefined();
  });

  test.each([
    ["a circle", () => Object.assign(input, {})],
    ["a bigint", () => ({ amount: 1n })],
    ["half a character", () => ({ name: "\uD800" })],
  ])("that cannot be written is refused: %s", async (name, make) => {
    const body: Record<string, unknown> = { ...make() };
    if (name === "a circle") body["self"] = body;
    const { error } = await safe(mint(createSession, body));
    expect(error).toMatchObject({ kind: "input" });
    expect(server.requests).toHaveLength(0);
  });

  test("is redacted in an error that repeats it", async () => {
    handler = echo;
    const { error } = await safe(mint(createSession, input));
    expect(error).toMatchObject({ kind: "invalid-request", code: "bad" });
    expect(error?.message).toContain("holder[customer]=[redacted]");
    expect(reveal(error)).not.toMatch(/planted|t-1/u);
  });

  test("is redacted in an error that is no JSON", async () => {
    handler = ({ body }) => ({ status: 500, body: `<p>${body}</p>` });
    const { error } = await safe(mint(createSession, input));
    expect(error).toMatchObject({ kind: "server" });
    expect(reveal(error)).not.toContain("planted");
  });
});

describe("a vendor's JSON", () => {
  test("is named in content-type and accept", async () => {
    const { url } = await mint(createWidget, { kind: "a" });
    expect(url).toBe("https://a.example");
    expect(server.requests[0]).toMatchObject({ json: { kind: "a" } });
    expect(server.requests[0]?.headers).toMatchObject({
      "content-type": "application/vnd.acme.v1+json",
      accept: "application/vnd.acme.v1+json, application/problem+json",
    });
  });

  test("gives way to the caller's own accept", async () => {
    await mint(createWidget, {}, { headers: { Accept: "application/vnd.acme.v2+json" } });
    const client = createCaller(acme, { ...options(), headers: { accept: "*/*" } });
    await client.send({ operation: createWidget, input: {} });
    await client.send({
      operation: createWidget,
      input: {},
      options: { headers: { accept: undefined } },
    });
    const [call, settled, none] = server.requests;
    expect(call?.headers.accept).toBe("application/vnd.acme.v2+json");
    expect(settled?.headers.accept).toBe("*/*");
    // What fetch itself sends where nobody says anything.
    expect(none?.headers.accept).toBe("*/*");
  });
});

describe("the plain client", () => {
  interface Paths {
    "/sessions": { post: Post<typeof form, Partial<Record<keyof typeof input, unknown>>> };
    "/widgets": { post: Post<"application/vnd.acme.v1+json", { kind: string }> };
    "/link-token": { post: Post<"application/json", { tenant_id: string }> };
  }
  interface Post<MediaType extends string, Body> {
    requestBody: { content: { [Key in MediaType]: Body } };
    responses: { 200: { content: { "application/json": { secret: string } } } };
  }
  const make = () =>
    openFetchClient(createClient<Paths>, {
      provider: acme,
      options: options(),
      operations: [createLinkToken, createWidget, createSession],
    });

  test("writes each body as its operation has it", async () => {
    const client = make();
    const seen: (string | null)[] = [];
    client.use({ onRequest: ({ request }) => void seen.push(request.headers.get("content-type")) });
    const { data } = await client.POST("/sessions", { body: input });
    expect(data?.secret).toBe("s-1");
    await client.POST("/widgets", { body: { kind: "a" } });
    await client.POST("/link-token", { body: { tenant_id: "a" } });
    const [session, widget, token] = server.requests;
    expect(read(session?.body)).toEqual(pairs);
    expect(session?.headers).toMatchObject({ "content-type": form, accept: "application/json" });
    expect(widget).toMatchObject({ json: { kind: "a" } });
    expect(widget?.headers).toMatchObject({
      "content-type": "application/vnd.acme.v1+json",
      accept: "application/vnd.acme.v1+json, application/problem+json",
    });
    expect(token).toMatchObject({ json: { tenant_id: "a" } });
    expect(token?.headers).toMatchObject({ "content-type": "application/json" });
    // Middleware sees what is sent.
    expect(seen).toEqual([form, "application/vnd.acme.v1+json", "application/json"]);
  });

  test("leaves a body alone that the caller has written", async () => {
    const client = make();
    await client.POST("/sessions", {
      body: input,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      bodySerializer: () => "own=1",
    });
    await client.POST("/sessions", { body: input, bodySerializer: () => "no JSON" });
    expect(server.requests.map(({ body }) => body)).toEqual(["own=1", "no JSON"]);
  });

  test.each([form, "Application/X-WWW-Form-Urlencoded; charset=utf-8"])(
    "writes a form as the operation has it where the caller names %s",
    async (named) => {
      await make().POST("/sessions", { body: input, headers: { "Content-Type": named } });
      await make().POST("/sessions", {
        body: input,
        headers: new Headers({ "content-type": named }),
      });
      for (const { body, headers } of server.requests) {
        expect(read(body)).toEqual(pairs);
        expect(headers["content-type"]).toBe(named);
      }
    },
  );

  test.each<[string, () => FormData | URLSearchParams | Blob, RegExp]>([
    ["parts", () => new FormData(), /^multipart\/form-data; boundary=/],
    [
      "a form",
      () => new URLSearchParams({ a: "1" }),
      /^application\/x-www-form-urlencoded;charset/,
    ],
    ["a file", () => new Blob(["a"], { type: "text/csv" }), /^text\/csv$/],
  ])("leaves the media type of %s to fetch, whoever wrote it", async (_, write, type) => {
    const client = make();
    await client.POST("/sessions", { body: input, bodySerializer: write });
    await client.POST("/sessions", { body: write() as {} });
    await client.POST("/widgets", { body: { kind: "a" }, bodySerializer: write });
    for (const { headers } of server.requests) {
      expect(headers["content-type"]).toMatch(type);
    }
    await client.POST("/sessions", {
      body: input,
      bodySerializer: write,
      headers: { "content-type": "text/plain" },
    });
    expect(server.requests[3]?.headers["content-type"]).toBe("text/plain");
  });

  test("takes no headers for none", async () => {
    await make().POST("/sessions", { body: input, headers: null as never });
    expect(read(server.requests[0]?.body)).toEqual(pairs);
  });

  test("sends what is no object as it is", async () => {
    const body = new URLSearchParams({ a: "1" }) as {};
    await make().request("post", "/sessions", { body });
    expect(server.requests[0]).toMatchObject({
      body: "a=1",
      headers: { "content-type": expect.stringContaining(form) },
    });
  });

  test("knows the operation behind a base URL of the call's own", async () => {
    await make().POST("/sessions", { body: input, baseUrl: `${server.url}` });
    expect(read(server.requests[0]?.body)).toEqual(pairs);
  });

  test("redacts what a form holds", async () => {
    const known: unknown[] = [];
    const given = {
      ...options(),
      baseUrl: "https://acme.example",
      fetch: async (_: unknown, init?: RequestInit) => {
        throw new Error(`refused ${String(init?.body)}`);
      },
      onError: (each: unknown) => known.push(each),
    };
    const client = openFetchClient(createClient<Paths>, {
      provider: acme,
      options: given as {},
      operations: [createSession],
    });
    await safe(client.POST("/sessions", { body: input }));
    expect(known).toMatchObject([{ kind: "connection" }]);
    expect(reveal(known)).toContain("holder[customer]=[redacted]");
    expect(reveal(known)).not.toContain("planted");
  });
});
