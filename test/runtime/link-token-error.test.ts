import { inspect } from "node:util";
import { describe, expect, test, vi } from "vitest";
import {
  isLinkTokenError,
  LinkTokenAuthenticationError,
  LinkTokenError,
  LinkTokenServerError,
} from "../../templates/runtime/src/index.js";

const details = { provider: "acme", httpStatus: 401, code: undefined };
const error = new LinkTokenAuthenticationError("Acme responded with 401.", {
  ...details,
  cause: "why",
});

describe("the error", () => {
  test("has the fields that are known, and its name in the stack", () => {
    expect({ ...error }).toEqual({ kind: "authentication", provider: "acme", httpStatus: 401 });
    expect(Object.keys(error)).not.toContain("code");
    expect(error.cause).toBe("why");
    expect(error.stack).toMatch(/^LinkTokenAuthenticationError: Acme responded with 401\./);
    expect(String(error)).toBe("LinkTokenAuthenticationError: Acme responded with 401.");
    expect(inspect(error)).toMatch(/^LinkTokenAuthenticationError: Acme responded with 401\./);
  });

  test("is told from everything else", () => {
    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(LinkTokenError);
    const others = [
      undefined,
      null,
      1,
      "LinkTokenError",
      {},
      new Error(),
      { name: "LinkTokenError" },
    ];
    expect(others.filter((other) => isLinkTokenError(other))).toEqual([]);
    expect(others.filter((other) => other instanceof LinkTokenError)).toEqual([]);
  });

  test("is no instance of a class that somebody derives from it", () => {
    class Special extends LinkTokenAuthenticationError {}
    class Own extends LinkTokenError {}
    expect(error).not.toBeInstanceOf(Special);
    expect(error).not.toBeInstanceOf(Own);
    expect(new Own("", details)).toBeInstanceOf(Own);
    expect(new Special("", details)).toBeInstanceOf(Special);
    expect(new Special("", details)).toBeInstanceOf(LinkTokenAuthenticationError);
    expect(new Special("", details)).toBeInstanceOf(LinkTokenError);
  });
});

test("two copies of the package know each other's errors", async () => {
  vi.resetModules();
  const copy = await import("../../templates/runtime/src/index.js");
  expect(copy.LinkTokenError).not.toBe(LinkTokenError);
  const other = new copy.LinkTokenAuthenticationError("", details);
  expect(Object.getPrototypeOf(other)).not.toBe(LinkTokenError.prototype);
  expect(other).toBeInstanceOf(LinkTokenError);
  expect(other).toBeInstanceOf(LinkTokenAuthenticationError);
  expect(other).not.toBeInstanceOf(LinkTokenServerError);
  expect(isLinkTokenError(other)).toBe(true);
  expect(error).toBeInstanceOf(copy.LinkTokenError);
});
