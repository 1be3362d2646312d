import { createHmac } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import {
  queryKey,
  schemes,
  signedHeader,
  type SentRequest,
} from "../../templates/runtime/src/index.js";
import { callerWith } from "./credentials.js";
import { failureOf } from "./failure-of.js";
import { responds, echoes, startFaultServer, type Fault } from "./fault-server.js";
import { stopClock } from "./mint-through.js";
import { reveal } from "./reveal.js";

const provider = {
  credentials: { sign: { signs: true }, key: {}, id: { header: "X-Id", secret: false } },
  authentication: schemes(queryKey("key", "key"), signedHeader("X-Signature", "sign")),
};

afterEach(() => {
  vi.useRealTimers();
});

const hmac = ({ method, url, body }: SentRequest): string =>
  createHmac("sha256", "shared")
    .update(`${method} ${new URL(url).search} ${body}`)
    .digest("hex");

async function through(script: readonly Fault[], sign: unknown, callOptions = {}) {
  const server = await startFaultServer(script);
  const out: unknown[] = [];
  const call = callerWith(provider, {
    baseUrl: server.url,
    sign,
    key: "k-12345",
    id: "i",
    onRequest: (view: unknown) => out.push(view),
    onRetry: ({ delay }: { delay: number }) => {
      queueMicrotask(() => vi.advanceTimersByTime(delay));
    },
  });
  const outcome = await call(callOptions).catch((error: unknown) => error);
  await server.close();
  return { outcome, out, requests: server.requests };
}

test("a request is signed as it is sent, key, headers and body included", async () => {
  const seen: SentRequest[] = [];
  const sign = async (request: SentRequest) => {
    seen.push(request);
    return hmac(request);
  };
  const { requests } = await through([responds(200)], sign);
  const [request] = requests;
  expect(seen).toMatchObject([
    { method: "POST", headers: { "x-id": "i" }, body: '{"tenant_id":"a"}' },
  ]);
  expect(seen[0]?.url).toMatch(/\/link-token\?key=k-12345$/);
  expect(request?.headers["x-signature"]).toBe(
    hmac({
      method: "POST",
      url: `http://a${request?.path}`,
      headers: {},
      body: request?.body ?? "",
    }),
  );
});

test("each attempt is signed anew", async () => {
  stopClock();
  let count = 0;
  const sign = () => `signature-${(count += 1)}`;
  const { requests } = await through([responds(503), responds(429), responds(200)], sign);
  expect(requests.map(({ headers }) => headers["x-signature"])).toEqual([
    "signature-1",
    "signature-2",
    "signature-3",
  ]);
});

test("a call may bring its own signer", async () => {
  const { requests } = await through([responds(200)], () => "client", { sign: () => "call" });
  expect(requests[0]?.headers["x-signature"]).toBe("call");
});

test("the signer cannot change the request", async () => {
  const sign = (request: { url: string; headers: object }) => {
    request.url = "http://127.0.0.1:1/";
    return "s";
  };
  const { requests } = await through([responds(200)], sign);
  expect(requests).toHaveLength(1);
});

test("a signature shows in no error and no hook", async () => {
  const { outcome, out } = await through([echoes(400)], () => "signature-of-request");
  expect(reveal([outcome, out])).not.toMatch(/signature-of|k-12345/);
  expect(out).toMatchObject([{ headers: { "x-signature": "[redacted]" } }]);
});

test.each([
  [undefined, "sign is missing: pass it."],
  ["text", "sign must be a function of the request."],
  [() => "", "sign is a function that gave no text."],
  [() => 7, "sign is a function that gave no text."],
  [() => "a\nb", "sign gave a character that no header can carry."],
  [
    () => {
      throw new Error("hunter2");
    },
    "sign is a function that failed.",
  ],
  [() => Promise.reject("hunter2"), "sign is a function that failed."],
])("one that does not sign is named: %s", async (sign, message) => {
  const { outcome, requests } = await through([], sign);
  expect(outcome).toMatchObject({ kind: "configuration", message, fields: ["sign"] });
  expect(reveal(outcome)).not.toContain("hunter2");
  expect(requests).toEqual([]);
});

test("one that never signs has the time of an attempt", async () => {
  const sign = () => new Promise(() => undefined);
  const { outcome } = await through([], sign, { timeout: 20 });
  expect(outcome).toMatchObject({
    kind: "timeout",
    message: "sign did not answer within 20 ms.",
  });
  const aborted = await through([], sign, { signal: AbortSignal.timeout(20) });
  expect(aborted.outcome).toMatchObject({ kind: "abort" });
});

test("a call that fails before anything is sent says so", async () => {
  const call = callerWith(provider, { sign: () => "", key: "k", id: "i" });
  expect((await failureOf(() => call())).attempts).toBeUndefined();
});
