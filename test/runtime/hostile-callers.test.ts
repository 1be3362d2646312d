import createClient from "openapi-fetch";
import { describe, expect, test, vi } from "vitest";
import {
  createCaller,
  fetchClientOptions,
  type Fetch,
  type Operation,
} from "../../templates/runtime/src/index.js";
import { Acme, acme, createLinkToken, type AcmeOptions } from "./acme.js";
import { failureOf } from "./failure-of.js";
import { reveal } from "./reveal.js";

/* What callers, their mocks and the providers' echoes do that nobody would think of. */

const secret = "ab/cd+ef&hunter2==";
const sensitive: Operation = {
  ...createLinkToken,
  sensitive: ["link_token", "phone"],
} as Operation;

const answering =
  (status: number, body: string): Fetch =>
  async () =>
    new Response(body, { status });

const mint = (input: unknown, fetch: Fetch, options: AcmeOptions = {}) =>
  createCaller(acme, { token: "t-1-long", maxRetries: 0, fetch, ...options } as {}).mint({
    operation: sensitive,
    input,
  });

describe("an input", () => {
  test("that is circular in itself and writes itself otherwise is no trap for an error", async () => {
    const document: Record<string, unknown> = { toJSON: () => ({ phone: "planted-phone" }) };
    document.itself = { document };
    const input = { tenant_id: "a", context: document };
    const error = await failureOf(() => mint(input, answering(400, '"planted-phone is wrong"')));
    expect(error).toMatchObject({ kind: "invalid-request" });
    expect(reveal(error)).not.toContain("planted-phone");
  });

  test("that is wiped after the call is redacted all the same", async () => {
    const context = { phone: "planted-phone" };
    const failure = failureOf(() =>
      mint({ tenant_id: "a", context }, async () => {
        context.phone = "";
        return new Response('"planted-phone is wrong"', { status: 400 });
      }),
    );
    expect(reveal(await failure)).not.toContain("planted-phone");
  });
});

describe("an echo", () => {
  test("of JSON within a text does not show the token in it", async () => {
    const body = { message: 'upstream said {"link_token":"planted-minted"}' };
    const error = await failureOf(() =>
      mint({ tenant_id: "a" }, answering(500, JSON.stringify(body))),
    );
    expect(reveal(error)).not.toContain("planted-minted");
  });

  test.each([
    ["with escaped slashes", secret.replaceAll("/", "\\/")],
    ["in HTML", secret.replaceAll("&", "&amp;")],
    [
      "URL-encoded in lower case",
      encodeURIComponent(secret).replace(/%../gu, (part) => part.toLowerCase()),
    ],
  ])("of a credential %s is found", async (_, echoed) => {
    const client = new Acme({
      token: secret,
      maxRetries: 0,
      fetch: answering(400, `no: ${echoed}`),
    });
    const error = await failureOf(() => client.createLinkToken({ tenant_id: "a" }));
    expect(error.body).toBe("no: [redacted]");
  });
});

describe("a credential function that gives nothing", () => {
  test("ends with the timeout, and nothing is sent", async () => {
    const fetch = vi.fn<Fetch>();
    const token = () => new Promise<string>(() => {});
    const client = new Acme({ token, timeout: 20, fetch });
    const error = await failureOf(() => client.createLinkToken({ tenant_id: "a" }));
    expect(error).toMatchObject({ kind: "timeout" });
    expect(error.message).toContain("token did not answer within");
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe("a validator", () => {
  const wants = (path: readonly unknown[]) => ({
    createLinkToken: {
      "~standard": {
        version: 1 as const,
        vendor: "test",
        validate: (value: unknown) =>
          "tenant_id" in Object(value) && path.length === 0
            ? {}
            : { issues: [{ message: "tenant_id: required", path: path as string[] }] },
      },
    },
  });

  test("sees what extraBody adds", async () => {
    const options = {
      token: "t-1",
      validate: wants([]),
      fetch: answering(200, '{"link_token":"l"}'),
    };
    const call = {
      operation: { ...sensitive, modes: undefined } as unknown as Operation,
      input: {},
    };
    const caller = createCaller(acme, options as {});
    const extraBody = { tenant_id: "a" };
    await expect(caller.mint({ ...call, options: { extraBody } })).resolves.toMatchObject({
      token: "l",
    });
  });

  test("may name a location with anything", async () => {
    const options = { validate: wants([null, { key: "x" }, 1]) } as AcmeOptions;
    const error = await failureOf(() => mint({ tenant_id: "a" }, vi.fn<Fetch>(), options));
    expect(error).toMatchObject({ kind: "input", fields: ["null.x.1"] });
  });
});

test.each([
  ["headers", { headers: [["x-a", "b"]] }],
  ["extraBody", { extraBody: [1] }],
  ["signal", { signal: { aborted: false, addEventListener: () => undefined } }],
])("%s of the wrong shape is refused", async (field, options) => {
  const client = new Acme({ token: "t-1", fetch: answering(200, '{"link_token":"l"}') });
  const error = await failureOf(() => client.createLinkToken({ tenant_id: "a" }, options as {}));
  expect(error).toMatchObject({ kind: "configuration", fields: [field] });
});

describe("the plain client", () => {
  type Paths = Record<
    `/${string}`,
    { post: { requestBody: { content: { "application/json": object } }; responses: object } }
  >;
  const connect = (options: AcmeOptions) =>
    createClient<Paths>(fetchClientOptions(acme, { token: "t-1", ...options }, [sensitive]));
  const body = { tenant_id: "a", context: { phone: "planted-phone" } };

  test("sends no credential to an address that is not safe", async () => {
    const fetch = vi.fn<Fetch>();
    const client = connect({ fetch });
    const baseUrl = "http://elsewhere.example";
    const error = await failureOf(() => client.POST("/link-token", { body, baseUrl }));
    expect(error).toMatchObject({ kind: "configuration", fields: ["baseUrl"] });
    expect(fetch).not.toHaveBeenCalled();
  });

  test("redacts what a caller's fetch says of the body", async () => {
    const client = connect({
      maxRetries: 0,
      fetch: (_, { body: text }) => Promise.reject(new Error(`bad ${text}`)),
    });
    const error = await failureOf(() => client.POST("/link-token", { body }));
    expect(reveal(error)).not.toContain("planted-phone");
  });

  test("asks again only where the whole path is the operation's", async () => {
    const fetch = vi.fn<Fetch>(async () => new Response("{}", { status: 503 }));
    const client = connect({ fetch, maxRetries: 1 });
    await client.POST("/other/link-token", { body });
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test("tells onError where there is no environment to go to", async () => {
    vi.stubEnv("ACME_BASE_URL", "nowhere");
    const onError = vi.fn<(error: unknown) => void>();
    const error = await failureOf(() => connect({ onError }).POST("/link-token", { body }));
    vi.unstubAllEnvs();
    expect(onError.mock.calls).toEqual([[error]]);
  });

  test("takes headers of which forEach is all there is", async () => {
    const headers = { get: () => null, forEach: (each: Function) => each("r-1", "x-request-id") };
    const fetch = (async () => ({
      ok: true,
      status: 200,
      headers,
      body: null,
      text: async () => '{"link_token":"l"}',
    })) as unknown as Fetch;
    const { data, response } = await connect({ fetch }).POST("/link-token", { body });
    expect(data).toEqual({ link_token: "l" });
    expect(response.headers.get("x-request-id")).toBe("r-1");
  });
});
