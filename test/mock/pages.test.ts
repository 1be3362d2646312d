import { expect, test } from "vitest";
import { describeAcme, mockOf } from "./described.js";

/* What pages of other origins may do, and which hosts are served. */

const acme = mockOf(describeAcme());
const origin = { origin: "https://app.example" };

test("a preflight from any origin is allowed, never with credentials", async () => {
  const response = await acme.mock.fetch(`${acme.baseUrl}/tokens`, {
    method: "OPTIONS",
    headers: {
      ...origin,
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type",
      "access-control-request-private-network": "true",
    },
  });
  expect(response.status).toBe(204);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "access-control-allow-origin": "*",
    "access-control-allow-headers": "authorization,content-type",
    "access-control-allow-private-network": "true",
  });
  expect(response.headers.has("access-control-allow-credentials")).toBe(false);
});

test("a page may read a response and its reason", async () => {
  const { headers } = await acme.send({}, origin);
  expect(headers.get("access-control-allow-origin")).toBe("*");
  expect(headers.get("access-control-expose-headers")).toContain("linkmint-reason");
  expect(headers.has("access-control-allow-credentials")).toBe(false);
});

test("a page may read that there is no such provider", async () => {
  const { status, headers } = await acme.mock.fetch("http://localhost/other", { headers: origin });
  expect([status, headers.get("access-control-allow-origin")]).toEqual([404, "*"]);
});

test("no page may where that is not wanted", async () => {
  const { send } = mockOf(describeAcme(), { cors: false });
  expect((await send({}, origin)).headers.has("access-control-allow-origin")).toBe(false);
});

test.each([
  "http://evil.example/acme/tokens",
  "http://localhost.evil.example/acme/tokens",
  "http://127.0.0.1.evil.example/acme/tokens",
  "http://api.acme.example/tokens",
])("%s is refused", async (url) => {
  expect((await acme.mock.fetch(url, { method: "POST" })).status).toBe(421);
  expect(await acme.mock.handle(new Request(url, { method: "POST" }))).toBeUndefined();
});

test.each([
  "http://127.0.0.1:4010/acme/tokens",
  "http://[::1]:4010/acme/tokens",
  "http://api.localhost/acme/tokens",
  "https://api.acme.example/tokens",
])("%s is served", async (url) => {
  const init = {
    method: "POST",
    headers: { authorization: "Bearer t", "content-type": "application/json" },
    body: '{"user":"u"}',
  };
  expect((await acme.mock.fetch(url, init)).status).toBe(200);
  expect((await acme.mock.handle(new Request(url, init)))?.status).toBe(200);
});

test.each([
  ["mock.internal", "http://mock.internal"],
  ["Mock.Internal:80", "http://mock.internal:4010"],
  ["fd00::1", "http://[fd00::1]"],
  ["[FD00::1]:4010", "http://[fd00::1]"],
])("a further host is served where it is named: %s", async (host, url) => {
  const { mock } = mockOf(describeAcme(), { hosts: [host] });
  const response = await mock.fetch(`${url}/acme/tokens`, { method: "POST" });
  expect(response.status).toBe(401);
});

test("a host that is none is told so", () => {
  expect(() => mockOf(describeAcme(), { hosts: ["a b"] })).toThrow("There is no such host.");
});
