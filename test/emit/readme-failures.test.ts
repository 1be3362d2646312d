import { describe, expect, test } from "vitest";
import { packageOf, wordsOf } from "./package-of.js";

/* A package says of itself what is so: of what it lacks, what fails and its plain client. */

describe("a failure", () => {
  const properties = { error: { type: "string" }, detail: { type: "string" } };

  test.each([
    [{}, "error.httpStatus, error.requestId", "`code` and `providerMessage` are undefined"],
    [{ message: "/detail" }, "error.httpStatus, error.requestId", "`code` is undefined: "],
    [{ code: "/error" }, "error.code, error.requestId", "`providerMessage` is undefined: "],
    [{ code: "/error", message: "/detail" }, "error.code, error.requestId", "`code`, `provider"],
  ])("is promised %j of the spec", async (error, read, words) => {
    const { readme } = await packageOf({ error, failure: { type: "object", properties } });
    expect(readme).toContain(read);
    expect(readme).toContain(words);
    expect(readme.includes("does not say where")).toBe(Object.keys(error).length < 2);
  });

  test("is all there where the provider answers with problem details", async () => {
    const { readme } = await packageOf({
      failure: { type: "object", properties },
      failureType: "application/problem+json",
    });
    expect(readme).toContain("`httpStatus`, `code`, `providerMessage` and the redacted `body`");
    expect(readme).not.toContain("undefined:");
  });
});

describe("the plain client", () => {
  test("is told from the class by what that has", async () => {
    const { options } = await packageOf({});
    expect(wordsOf(options)).toContain("and does not know the common result.");
    const undecided = await packageOf({ result: null });
    expect(undecided.options).not.toContain("common result");
    const moded = await packageOf({ modes: { open: { summary: "Open it", required: [] } } });
    expect(wordsOf(moded.options)).toContain("knows neither modes nor the common result.");
  });
});
