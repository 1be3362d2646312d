import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { LinkTokenError } from "../../templates/runtime/src/index.js";
import { Acme, type AcmeOptions } from "./acme.js";
import { failureOf } from "./failure-of.js";

const failure = (options: AcmeOptions) =>
  failureOf(() =>
    new Acme({ token: "t-1", maxRetries: 0, ...options }).createLinkToken({ tenant_id: "a" }),
  );

const answering = (body: unknown): AcmeOptions => ({
  fetch: async () => Response.json(body, { status: 400 }),
});

describe("what the provider says", () => {
  const forged = "no\u001b[2J\u0007\r\n2026-01-01 INFO forged\u2028\u202eline";

  test("takes up one line of a message, without control characters", async () => {
    const error = await failure(answering({ error: forged, message: forged }));
    expect(error.message).toBe(
      `Acme responded with 400: ${"no [2J 2026-01-01 INFO forged line: ".repeat(2).slice(0, -2)}.`,
    );
    expect(inspect(error).replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
  });

  test("is cut short in messages, and kept to a limit beside them", async () => {
    const error = await failure(answering({ error: "c".repeat(5000), message: "m".repeat(5000) }));
    expect(error.message.length).toBeLessThan(600);
    expect(error.code).toHaveLength(200);
    expect(error.providerMessage).toHaveLength(1000);
  });

  test("ends a sentence once", async () => {
    const error = await failure({ fetch: () => Promise.reject(new Error("gone\u0007.")) });
    expect(error.message).toBe("The connection to Acme failed: gone .");
    expect((error.cause as Error).message).toBe("gone .");
  });
});

test("an error written as JSON has its name and its message, and not its cause", async () => {
  const error = await failure({ fetch: () => Promise.reject(new Error("gone")) });
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: "LinkTokenConnectionError",
    message: "The connection to Acme failed: gone.",
    kind: "connection",
    provider: "acme",
    operation: "createLinkToken",
    environment: "production",
    method: "POST",
    path: "/link-token",
    attempts: 1,
  });
});

test("no web framework takes an error's status for its own", async () => {
  const error = await failure(answering({}));
  expect(error).toMatchObject({ httpStatus: 400 });
  expect(["status", "statusCode", "headers"].filter((name) => name in error)).toEqual([]);
});

test("LinkTokenError itself may be expected", async () => {
  expect(() => {
    throw new LinkTokenError("no", { provider: "acme" });
  }).toThrow(LinkTokenError);
  await expect(
    new Acme({ ...answering({}), token: "t" }).createLinkToken({ tenant_id: "a" }),
  ).rejects.toThrow(LinkTokenError);
});

test("the reason of a signal is shown without secrets", async () => {
  const token = "planted-credential";
  const reason = Object.assign(new Error(`stopped ${token}`), { config: { token } });
  const error = await failureOf(() =>
    new Acme({ token, fetch: () => new Promise(() => undefined) }).createLinkToken(
      { tenant_id: "a" },
      { signal: AbortSignal.timeout(1) },
    ),
  );
  expect(error).toMatchObject({ kind: "abort", cause: { name: "TimeoutError" } });
  const controller = new AbortController();
  const ended = failureOf(() =>
    new Acme({ token, fetch: () => new Promise(() => undefined) }).createLinkToken(
      { tenant_id: "a" },
      { signal: controller.signal },
    ),
  );
  await new Promise((resolve) => setTimeout(resolve, 5));
  controller.abort(reason);
  expect((await ended).cause).toMatchObject({ message: "stopped [redacted]" });
  expect(inspect(await ended, { depth: 9, showHidden: true })).not.toContain("planted");
});
