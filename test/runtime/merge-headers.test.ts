import { expect, test } from "vitest";
import { Acme } from "./acme.js";
import type { AcmeCallOptions, AcmeOptions } from "./acme.js";
import { failureOf } from "./failure-of.js";
import { reveal } from "./reveal.js";

/** The headers that one call sends. */
async function headersOf(options: AcmeOptions, callOptions: AcmeCallOptions = {}) {
  let headers = new Headers();
  const client = new Acme({
    token: "t-1",
    fetch: async (_, init) => {
      headers = new Headers(init?.headers);
      return Response.json({ link_token: "lt-1" });
    },
    ...options,
  });
  await client.createLinkToken({ tenant_id: "a" }, callOptions);
  return headers;
}

test("the call's headers win over the client's, and those over the provider's", async () => {
  const headers = await headersOf(
    { headers: { "Acme-Version": "2027", "x-a": "client", "x-b": "client" } },
    { headers: { "X-A": "call" } },
  );
  expect(headers.get("acme-version")).toBe("2027");
  expect(headers.get("x-a")).toBe("call");
  expect(headers.get("x-b")).toBe("client");
});

test("undefined takes a header away, whatever its case", async () => {
  const headers = await headersOf(
    { headers: { "ACME-Version": undefined, "x-a": "client" } },
    { headers: { "X-A": undefined, Accept: undefined } },
  );
  expect([headers.has("acme-version"), headers.has("x-a"), headers.has("accept")]).toEqual([
    false,
    false,
    false,
  ]);
});

test.each([
  { authorization: "Bearer other", "content-type": "text/plain" },
  { AUTHORIZATION: undefined, "Content-Type": undefined },
])("no header displaces a credential or the content type: %j", async (headers) => {
  const sent = await headersOf({ headers }, { headers });
  expect(sent.get("authorization")).toBe("Bearer t-1");
  expect(sent.get("content-type")).toBe("application/json");
});

test("a Headers object is as good", async () => {
  const headers = new Headers({ "x-a": "1" }) as unknown as Record<string, string>;
  expect((await headersOf({ headers })).get("x-a")).toBe("1");
});

test("a value that is no text is sent as one", async () => {
  const headers = { "x-api-key": 123_456_789 } as unknown as Record<string, string>;
  expect((await headersOf({ headers })).get("x-api-key")).toBe("123456789");
});

test("a header that HTTP forbids is named without its value", async () => {
  const error = await failureOf(() => headersOf({ headers: { "x-proxy": "hunter2\n2" } }));
  expect(error).toMatchObject({ kind: "configuration", fields: ["headers"] });
  expect(error.message).toBe("headers hold x-proxy, whose value HTTP forbids.");
  expect(reveal(error)).not.toContain("hunter2");
});

test("a credential within a header's name is not shown", async () => {
  const error = await failureOf(() =>
    headersOf({ token: "hunter2", headers: { "authorization: hunter2": "" } }),
  );
  expect(error).toMatchObject({ kind: "configuration" });
  expect(reveal(error)).not.toContain("hunter2");
});
