import { getEventListeners } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Fetch } from "../../templates/runtime/src/index.js";
import { Acme, type AcmeOptions } from "./acme.js";
import { stopClock } from "./mint-through.js";

/* Without sockets, whose own timers would count as well. */

beforeEach(stopClock);

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const response: Fetch = async () => Response.json({ link_token: "lt-1" });
const fail: Fetch = () => Promise.reject(new Error("offline"));
const hang: Fetch = () => new Promise(() => {});

test.each<[string, AcmeOptions, number]>([
  ["a success", { fetch: response }, 0],
  ["a failure", { fetch: fail, maxRetries: 0 }, 0],
  ["a failure after retries", { fetch: fail }, 1500],
  ["a timeout", { fetch: hang, timeout: 5, maxRetries: 0 }, 5],
  ["the deadline", { fetch: hang, deadline: 5 }, 5],
  ["a refused credential", { token: "" }, 0],
  ["an abort", { fetch: hang }, 0],
  ["an abort in a wait", { fetch: fail, maxRetries: 9 }, 2000],
])("no timer and no listener stays behind after %s", async (_, options, milliseconds) => {
  const controller = new AbortController();
  const { signal } = controller;
  const client = new Acme({ token: "t-1", deadline: 100_000, signal, ...options });
  const call = client.createLinkToken({ tenant_id: "a" }, { signal });
  const isOver = vi.fn<() => void>();
  call.then(isOver, isOver);
  await vi.advanceTimersByTimeAsync(milliseconds);
  if (isOver.mock.calls.length === 0) {
    controller.abort();
    await vi.advanceTimersByTimeAsync(0);
  }
  expect(isOver).toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test("a fetch that does not listen to its signal is not waited for", async () => {
  const call = new Acme({ token: "t-1", fetch: hang, timeout: 5 }).createLinkToken(
    { tenant_id: "a" },
    { maxRetries: 0 },
  );
  const failure = expect(call).rejects.toMatchObject({ kind: "timeout", attempts: 1 });
  await vi.advanceTimersByTimeAsync(5);
  await failure;
});

test("a success makes one AbortController, whoever gives the credential", async () => {
  let made = 0;
  vi.stubGlobal(
    "AbortController",
    class extends AbortController {
      constructor() {
        super();
        made += 1;
      }
    },
  );
  const client = new Acme({ token: async () => "t-1", fetch: response });
  await client.createLinkToken({ tenant_id: "a" });
  expect(made).toBe(1);
});
