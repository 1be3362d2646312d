import createClient from "openapi-fetch";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  createCaller,
  openFetchClient,
  requestParameters,
  type Operation,
} from "../../templates/runtime/src/index.js";
import { acme } from "./acme.js";
import { failureOf } from "./failure-of.js";
import { startServer, type RecordingServer } from "./recording-server.js";

/* The plain client writes parameters as the provider's own client does: by style and explode of the spec. */

const query = [
  "list",
  "joined",
  "spaced",
  "piped",
  "deep",
  "object",
  "flat",
  "text",
  "when",
  "reserved",
];
const createToken = {
  id: "createToken",
  method: "POST",
  path: "/users/{id}/tokens",
  parameters: requestParameters({
    path: { id: { input: "id", explode: true } },
    query: {
      ...Object.fromEntries(query.map((name) => [name, { input: name }])),
      joined: { input: "joined", explode: false },
      spaced: { input: "spaced", style: "spaceDelimited" },
      piped: { input: "piped", style: "pipeDelimited" },
      deep: { input: "deep", style: "deepObject" },
      flat: { input: "flat", explode: false },
    },
    header: { "X-List": { input: "X-List" }, "X-Object": { input: "X-Object", explode: true } },
  }),
} satisfies Operation;

let server: RecordingServer;

beforeEach(async () => {
  server = await startServer(() => ({ body: {} }));
});

afterEach(() => server.close());

/** Calls both clients; the plain one takes each parameter in its place. */
async function callBoth(values: Readonly<Record<string, unknown>>, more: object = {}) {
  const given = { id: "u", ...values };
  const options = { token: "t-1", baseUrl: server.url, ...more };
  const client = openFetchClient(createClient<never>, {
    provider: acme,
    options,
    operations: [createToken],
  });
  const post = client.POST as unknown as (path: string, init: object) => Promise<unknown>;
  const placed = (isMine: (name: string) => boolean) =>
    Object.fromEntries(Object.entries(given).filter(([name]) => isMine(name)));
  const params = {
    path: { id: given.id },
    query: placed((name) => query.includes(name)),
    header: placed((name) => name.startsWith("X-")),
  };
  return {
    own: () => createCaller(acme, options).send({ operation: createToken, input: given }),
    plain: (init: object = {}) => post("/users/{id}/tokens", { params, ...init }),
  };
}

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  ["a list", { list: ["a", "b c", "d,e"] }, "?list=a&list=b%20c&list=d%2Ce"],
  ["a list that does not explode", { joined: ["a", "d,e"] }, "?joined=a,d%2Ce"],
  ["spaces", { spaced: ["a", "b c"] }, "?spaced=a%20b%20c"],
  ["pipes", { piped: ["a", "b|c"] }, "?piped=a%7Cb%7Cc"],
  ["brackets", { deep: { a: 1, b: undefined, c: "x&y" } }, "?deep[a]=1&deep[c]=x%26y"],
  ["an object", { object: { a: 1, b: "x,y" } }, "?a=1&b=x%2Cy"],
  ["an object that does not explode", { flat: { a: 1, b: "x" } }, "?flat=a,1,b,x"],
  ["a date", { when: new Date(0) }, "?when=1970-01-01T00%3A00%3A00.000Z"],
  ["null and nothing", { text: null, list: [] }, ""],
  ["an empty text", { text: "" }, "?text="],
])("writes %s as the provider's own client does", async (_, values, search) => {
  const { own, plain } = await callBoth(values);
  await own();
  await plain();
  const [first, second] = server.requests.map((request) => request.path);
  expect(first).toBe(`/users/u/tokens${search}`);
  expect(second).toBe(first);
});

test("writes paths and headers as the provider's own client does", async () => {
  const { own, plain } = await callBoth({
    id: { a: 1, b: "x/y" },
    "X-List": ["a", "b"],
    "X-Object": { a: 1, b: "z" },
  });
  await own();
  await plain();
  for (const { path, headers } of server.requests) {
    expect(path).toBe("/users/a=1,b=x%2Fy/tokens");
    expect(headers).toMatchObject({ "x-list": "a,b", "x-object": "a=1,b=z" });
  }
});

test.each([{ list: [{ a: 1 }] }, { text: Number.NaN }, { "X-List": ["a\nb"] }])(
  "refuses %j before anything is sent, and tells the hook",
  async (values) => {
    const onError = vi.fn();
    const { plain } = await callBoth(values, { onError });
    const error = await failureOf(() => plain());
    expect(error).toMatchObject({ kind: "input", fields: Object.keys(values) });
    expect(onError).toHaveBeenCalledExactlyOnceWith(error);
    expect(server.requests).toEqual([]);
  },
);

test("leaves what a call writes in its own way", async () => {
  const { plain } = await callBoth({ list: ["a", "b"] });
  await plain({ querySerializer: () => "own=1", pathSerializer: (url: string) => `${url}/own` });
  expect(server.requests[0]?.path).toBe(
    "/users/{id}/tokens/own?own=1".replaceAll(/[{}]/gu, encodeURI),
  );
});
