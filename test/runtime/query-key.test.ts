import createClient from "openapi-fetch";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  alternatives,
  fetchClientOptions,
  queryKey,
  schemes,
  type Provider,
} from "../../templates/runtime/src/index.js";
import { acme } from "./acme.js";
import { callerWith } from "./credentials.js";
import { failureOf } from "./failure-of.js";
import {
  responds,
  resets,
  startFaultServer,
  type Fault,
  type FaultServer,
} from "./fault-server.js";
import { reveal } from "./reveal.js";

const secret = "hunter2+/=&'ü? é";
const spellings = [
  secret,
  encodeURIComponent(secret),
  encodeURIComponent(secret).replace("'", "%27"),
  "hunter2",
];

const provider: Pick<Provider, "credentials" | "authentication"> = {
  credentials: { apiKey: { variable: "ACME_API_KEY" } },
  authentication: schemes(queryKey("api key", "apiKey")),
};

let server: FaultServer;
let out: unknown[];

beforeEach(async () => {
  server = await startFaultServer([]);
  out = [];
});

afterEach(() => server.close());

/** Answers with all that came in. */
const repeats =
  (status: number): Fault =>
  (response, { path }) => {
    response.writeHead(status, { "content-type": "application/json", location: path });
    response.end(JSON.stringify({ link_token: "lt-1", message: `no ${path}`, path }));
  };

async function start(...script: Fault[]): Promise<ReturnType<typeof callerWith>> {
  await server.close();
  server = await startFaultServer(script);
  const note = (view: unknown) => out.push(view);
  const hooks = { onRequest: note, onResponse: note, onRetry: note, onError: note };
  return callerWith(provider, { baseUrl: `${server.url}/v1`, apiKey: secret, ...hooks });
}

const keysOf = () =>
  server.requests.map(({ path }) => new URL(path, "http://a").searchParams.get("api key"));

test("a key is part of the address, whatever is in it", async () => {
  const call = await start(repeats(200));
  await call();
  expect(keysOf()).toEqual([secret]);
  expect(server.requests[0]?.path).toMatch(/^\/v1\/link-token\?api%20key=hunter2%2B%2F%3D%26%27/);
});

test("a key follows other parameters", async () => {
  const call = await start(repeats(200));
  await call({}, { path: "/link-token?region=eu" });
  expect(server.requests[0]?.path).toMatch(/\?region=eu&api%20key=/);
});

test.each([400, 401, 404, 422, 302, 200])(
  "a key shows in nothing that comes of a %i",
  async (status) => {
    const call = await start(repeats(status));
    const done = await call()
      .withResponse()
      .then(
        // The value and the text are the provider's own.
        ({ request, response }) => ({ request, url: response.url, response }),
        (error: unknown) => error,
      );
    const shown = reveal([done, out]).replace(/location.*/g, "");
    expect(spellings.filter((spelling) => shown.includes(spelling))).toEqual([]);
    expect(out[0]).toMatchObject({ url: `${server.url}/v1/link-token?api%20key=[redacted]` });
    expect(server.requests).toHaveLength(1);
  },
);

test("a key shows in no failed connection, and goes with each attempt once", async () => {
  const call = await start(resets, resets, resets);
  const error = await failureOf(() => call());
  expect(error.kind).toBe("connection");
  expect(keysOf()).toEqual([secret, secret, secret]);
  expect(spellings.filter((spelling) => reveal([error, out]).includes(spelling))).toEqual([]);
});

test("a key shows in no error of a fetch that quotes the address", async () => {
  const fetch = async (url: string): Promise<never> => {
    throw new Error(`cannot reach ${url} or ${new URL(url).href}`);
  };
  const error = await failureOf(() => callerWith(provider, { fetch, apiKey: secret })());
  expect(error.message).toContain("cannot reach https://api.acme.example/link-token?api%20key=");
  expect(spellings.filter((spelling) => reveal(error).includes(spelling))).toEqual([]);
});

test("a key stays out of a call that needs none", async () => {
  const call = await start(responds(200, { link_token: "lt-1" }));
  await call({}, { security: alternatives([]) });
  expect(server.requests[0]?.path).toBe("/v1/link-token");
});

test("a key that is no text is refused", async () => {
  const error = await failureOf(() => callerWith(provider, { apiKey: "hunter\ud800" })());
  expect(error).toMatchObject({ kind: "configuration", fields: ["apiKey"] });
});

test("a mock whose response is frozen does no harm", async () => {
  const response = Object.freeze(Response.json({ link_token: "lt-1" }));
  const call = callerWith(provider, { fetch: async () => response, apiKey: secret });
  expect(await call()).toEqual({ link_token: "lt-1" });
});

test("the plain client sends it, and shows it to nobody", async () => {
  await start(responds(200, { link_token: "lt-1" }));
  const options = { baseUrl: server.url, apiKey: secret };
  const client = createClient<never>(fetchClientOptions({ ...acme, ...provider }, options, []));
  const post = client.POST as (path: string) => Promise<{ data?: unknown; response: Response }>;
  const { data, response } = await post("/link-token");
  expect(data).toEqual({ link_token: "lt-1" });
  expect(keysOf()).toEqual([secret]);
  expect(spellings.filter((spelling) => reveal(response).includes(spelling))).toEqual([]);
});
