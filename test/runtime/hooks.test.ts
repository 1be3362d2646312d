import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Hooks, LinkTokenError } from "../../templates/runtime/src/index.js";
import { Acme } from "./acme.js";
import { failureOf } from "./failure-of.js";
import { responds, mints, resets } from "./fault-server.js";
import { mintThrough, stopClock } from "./mint-through.js";

beforeEach(() => {
  stopClock();
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Hooks that note what they are given, in order. */
function recordingHooks(): { seen: [hook: string, view: Record<string, unknown>][]; hooks: Hooks } {
  const seen: [string, Record<string, unknown>][] = [];
  const note = (hook: string) => (view: object) => seen.push([hook, { ...view }]);
  return {
    seen,
    hooks: {
      onRequest: note("onRequest"),
      onResponse: note("onResponse"),
      onRetry: note("onRetry"),
      onError: note("onError"),
    },
  };
}

const call = {
  provider: "acme",
  operation: "createLinkToken",
  environment: "production",
  method: "POST",
  url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/link-token$/),
};
const request = {
  ...call,
  headers: expect.objectContaining({
    authorization: "[redacted]",
    "acme-version": "2026-11-22",
    "content-type": "application/json",
  }),
};

describe("hooks", () => {
  test("watch each attempt, response and wait, in order", async () => {
    const { seen, hooks } = recordingHooks();
    const busy = responds(503, { message: "private" }, { "retry-after": "3", "x-request-id": "r" });
    await mintThrough([busy, resets, mints], hooks);
    expect(seen).toMatchObject([
      ["onRequest", { ...request, attempt: 1 }],
      [
        "onResponse",
        {
          ...call,
          attempt: 1,
          status: 503,
          milliseconds: 0,
          headers: { "retry-after": "3", "x-request-id": "r" },
        },
      ],
      ["onRetry", { ...request, attempt: 1, status: 503, error: undefined, delay: 3000 }],
      ["onRequest", { ...request, attempt: 2 }],
      [
        "onRetry",
        {
          ...request,
          attempt: 2,
          status: undefined,
          error: { kind: "connection", attempts: 2 },
          delay: 500,
        },
      ],
      ["onRequest", { ...request, attempt: 3 }],
      ["onResponse", { ...call, attempt: 3, status: 200 }],
    ]);
  });

  test("hear of a failed call once, with the error that is thrown", async () => {
    const { seen, hooks } = recordingHooks();
    const onError = vi.fn<(error: LinkTokenError) => void>();
    const { error } = await mintThrough([responds(503), responds(400)], { ...hooks, onError });
    expect(seen.map(([hook]) => hook)).toEqual([
      "onRequest",
      "onResponse",
      "onRetry",
      "onRequest",
      "onResponse",
    ]);
    expect(onError.mock.calls).toEqual([[error]]);
    expect(onError.mock.calls[0]?.[0]).toBe(error);
  });

  test.each([
    ["a wrong input", {}, "input"],
    ["a missing credential", { token: "" }, "configuration"],
    ["a success without a token", {}, "unexpected-response"],
  ])("hear of %s", async (name, options, kind) => {
    const onError = vi.fn<(error: LinkTokenError) => void>();
    const client = new Acme({
      token: "t-1",
      fetch: async () => Response.json({}),
      onError,
      ...options,
    });
    const input = kind === "input" ? ({} as { tenant_id: string }) : { tenant_id: "a" };
    const error = await failureOf(() => client.createLinkToken(input).withResponse());
    expect(error, name).toMatchObject({ kind });
    expect(onError.mock.calls).toEqual([[error]]);
  });

  test("do not hear of a call that ends well as of an error", async () => {
    const onError = vi.fn<(error: LinkTokenError) => void>();
    const { value } = await mintThrough([resets, mints], { onError });
    expect(value?.token).toBe("lt-1");
    expect(onError).not.toHaveBeenCalled();
  });

  test("tell how long a response took", async () => {
    const { seen, hooks } = recordingHooks();
    const client = new Acme({
      token: "t-1",
      fetch: async () => {
        vi.advanceTimersByTime(70);
        return Response.json({ link_token: "lt-1" });
      },
      ...hooks,
    });
    vi.advanceTimersByTime(5000);
    await client.createLinkToken({ tenant_id: "a" });
    expect(seen[1]).toMatchObject(["onResponse", { milliseconds: 70 }]);
  });
});

describe("a hook", () => {
  const broken: [string, () => unknown][] = [
    [
      "throws",
      () => {
        throw new Error("broken");
      },
    ],
    ["rejects", () => Promise.reject(new Error("broken"))],
    ["never ends", () => new Promise(() => {})],
    ["gives nonsense", () => ({ then: 1 })],
  ];

  test.each(broken)("that %s costs no token", async (_, hook) => {
    const unhandled = vi.fn<() => void>();
    process.on("unhandledRejection", unhandled);
    const hooks = { onRequest: hook, onResponse: hook, onError: hook };
    const minted = await mintThrough([responds(503), mints], hooks);
    const failed = await mintThrough([responds(400)], hooks);
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", unhandled);
    expect(minted.value?.token).toBe("lt-1");
    expect(failed.error).toMatchObject({ kind: "invalid-request", httpStatus: 400 });
    expect(unhandled).not.toHaveBeenCalled();
  });

  test.each(broken)("that %s costs no other attempt", async (_, hook) => {
    let attempts = 0;
    const client = new Acme({
      token: "t-1",
      fetch: async () =>
        Response.json({ link_token: "lt-1" }, { status: ++attempts < 2 ? 503 : 200 }),
      onRetry: (view) => {
        queueMicrotask(() => vi.advanceTimersByTime(view.delay));
        return hook();
      },
    });
    expect((await client.createLinkToken({ tenant_id: "a" })).token).toBe("lt-1");
    expect(attempts).toBe(2);
  });

  test("that changes what it is given changes nothing that is sent", async () => {
    const { requests } = await mintThrough([mints], {
      onRequest: ({ headers }) => Object.assign(headers, { authorization: "Bearer other" }),
    });
    expect(requests[0]?.headers.authorization).toBe("Bearer t-1");
  });
});

test.each(["1", "acme", "POST", "production", "lt", "0"])(
  "a credential of %j garbles no fact in a view",
  async (token) => {
    const { seen, hooks } = recordingHooks();
    await mintThrough([responds(503), mints], { ...hooks, token });
    expect(seen[0]?.[1]).toMatchObject({ provider: "acme", method: "POST", attempt: 1 });
    expect(seen[1]?.[1]).toMatchObject({ environment: "production", status: 503 });
  },
);
