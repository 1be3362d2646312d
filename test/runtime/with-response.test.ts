import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Acme, type AcmeOptions } from "./acme.js";
import { failureOf } from "./failure-of.js";
import {
  responds,
  mints,
  resets,
  startFaultServer,
  type Fault,
  type FaultServer,
} from "./fault-server.js";
import { stopClock } from "./mint-through.js";

let server: FaultServer;

beforeEach(stopClock);

afterEach(async () => {
  vi.useRealTimers();
  await server.close();
});

const input = { tenant_id: "acme-1" };

async function connect(script: readonly Fault[], options: AcmeOptions = {}): Promise<Acme> {
  server = await startFaultServer(script);
  return new Acme({
    token: "t-1",
    baseUrl: server.url,
    onRetry: ({ delay }) => queueMicrotask(() => vi.advanceTimersByTime(delay)),
    ...options,
  });
}

describe("withResponse", () => {
  test("gives the value, the request as it was sent and the response as it came", async () => {
    const text = '{ "link_token": "lt-1" }';
    const client = await connect([responds(201, text, { "x-ratelimit-remaining": "9" })]);
    const done = await client.createLinkToken(input).withResponse();
    expect(done.value).toMatchObject({ token: "lt-1", expirySource: "documented" });
    expect(done.request).toEqual({
      method: "POST",
      url: `${server.url}/link-token`,
      headers: {
        accept: "application/json",
        "acme-version": "2026-11-22",
        authorization: "Bearer t-1",
        "content-type": "application/json",
        "user-agent": "linkmint-acme",
      },
      body: '{"tenant_id":"acme-1"}',
    });
    expect(done.response.status).toBe(201);
    expect(done.response.headers.get("x-ratelimit-remaining")).toBe("9");
    expect(done.text).toBe(text);
  });

  test("is of the last attempt, and sends nothing by itself", async () => {
    const client = await connect([resets, responds(503), mints]);
    const promise = client.createLinkToken(input);
    const [one, other] = [await promise.withResponse(), await promise.withResponse()];
    expect(one.response.status).toBe(200);
    expect(one).toBe(other);
    expect(one.value).toBe(await promise);
    expect(server.requests).toHaveLength(3);
  });

  test("goes with native methods", async () => {
    const client = await connect([mints]);
    const { value } = await client.linkToken.createForTenant(input).withResponse();
    expect(value).toEqual({ link_token: "lt-1" });
  });

  test("fails as the call does, and leaves nothing unhandled", async () => {
    const unhandled = vi.fn<() => void>();
    process.on("unhandledRejection", unhandled);
    const client = await connect([responds(400)]);
    const error = await failureOf(() => client.createLinkToken(input).withResponse());
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", unhandled);
    expect(error).toMatchObject({ kind: "invalid-request", httpStatus: 400 });
    expect(unhandled).not.toHaveBeenCalled();
  });
});

test("a call is a promise like any other", async () => {
  const client = await connect([mints]);
  const call = client.createLinkToken(input);
  expect(call).toBeInstanceOf(Promise);
  const done = vi.fn<() => void>();
  expect((await call.finally(done)).token).toBe("lt-1");
  expect(done).toHaveBeenCalled();
});
