import { inspect } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { isLinkTokenError, LinkTokenError } from "../../templates/runtime/src/index.js";

const details = { kind: "http", provider: "acme", status: 401, code: undefined } as const;
const error = new LinkTokenError("Acme answered 401.", { ...details, cause: "why" });

describe("the error", () => {
  test("has the fields that are known, and its name in the stack", () => {
    expect({ ...error }).toEqual({ kind: "http", provider: "acme", status: 401 });
    expect(Object.keys(error)).not.toContain("code");
    expect(error.cause).toBe("why");
    expect(error.stack).toMatch(/^LinkTokenError: Acme answered 401\./);
    expect(String(error)).toBe("LinkTokenError: Acme answered 401.");
    expect(inspect(error)).toMatch(/^LinkTokenError: Acme answered 401\./);
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
    class Special extends LinkTokenError {}
    expect(error).not.toBeInstanceOf(Special);
    expect(new Special("", details)).toBeInstanceOf(Special);
    expect(new Special("", details)).toBeInstanceOf(LinkTokenError);
  });
});

test("two copies of the package know each other's errors", async () => {
  vi.resetModules();
  const copy = await import("../../templates/runtime/src/index.js");
  expect(copy.LinkTokenError).not.toBe(LinkTokenError);
  const other = new copy.LinkTokenError("", details);
  expect(Object.getPrototypeOf(other)).not.toBe(LinkTokenError.prototype);
  expect(other).toBeInstanceOf(LinkTokenError);
  expect(isLinkTokenError(other)).toBe(true);
  expect(error).toBeInstanceOf(copy.LinkTokenError);
});
