import { describe, expect, test } from "vitest";
import {
  createCaller,
  retryCodes,
  safe,
  type Operation,
} from "../../templates/runtime/src/index.js";
import { acme } from "./acme.js";
import { createProblem } from "./bodies.js";
import { startServer } from "./recording-server.js";

const type = "https://acme.example/problems/no-user";
const title = "There is no such user.";
const detail = "User u-1 is gone";

async function fail(body: unknown, operation: Partial<Operation> = {}) {
  const server = await startServer(() => ({
    status: 404,
    headers: { "content-type": "application/problem+json" },
    body,
  }));
  const options = { token: "t-1", baseUrl: server.url, maxRetries: 0 };
  const { error } = await safe(
    createCaller(acme, options).mint({ operation: { ...createProblem, ...operation }, input: {} }),
  );
  await server.close();
  return error;
}

describe("a problem's details", () => {
  test.each([
    [{ type, title, detail, status: 404 }, type, detail],
    [{ type, title }, type, title],
    [{ type: "about:blank", title: "Not Found" }, undefined, "Not Found"],
    [{ title: 5, detail: { a: 1 } }, undefined, "5"],
    [{}, undefined, undefined],
    [[], undefined, undefined],
    ["<p>Not Found</p>", undefined, undefined],
    ["null", undefined, undefined],
  ])("of %j are told", async (body, code, providerMessage) => {
    const error = await fail(body);
    expect(error).toMatchObject({ kind: "not-found", httpStatus: 404 });
    expect([error?.code, error?.providerMessage]).toEqual([code, providerMessage]);
    const parts = ["Acme responded with 404", code, providerMessage].filter(Boolean);
    expect(error?.message).toBe(`${parts.join(": ").replace(/\.$/u, "")}.`);
  });

  test("fill in for the spec's pointers alone", async () => {
    const error = { code: "/error", message: "/title" };
    const body = { type, title, detail, error: "no_user" };
    expect(await fail(body, { error })).toMatchObject({ code: "no_user", providerMessage: title });
    expect(await fail({ type, detail }, { error })).toMatchObject({
      code: type,
      providerMessage: detail,
    });
  });

  test("may say that a failure is worth another attempt", async () => {
    const statuses: readonly number[] = [];
    const once = await fail({ type }, { retry: statuses });
    expect(once).toMatchObject({ attempts: 1 });
    const server = await startServer(() => ({ status: 404, body: { type } }));
    const options = { token: "t-1", baseUrl: server.url, maxRetries: 1 };
    const operation = { ...createProblem, retry: retryCodes({ statuses, codes: [type] }) };
    const { error } = await safe(createCaller(acme, options).mint({ operation, input: {} }));
    await server.close();
    expect(error).toMatchObject({ code: type, attempts: 2 });
  });

  test("are nobody's who does not have them", async () => {
    const error = await fail({ type, title, detail }, { problem: undefined } as object);
    expect([error?.code, error?.providerMessage]).toEqual([undefined, undefined]);
  });
});
