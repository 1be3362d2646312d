import { describe, expect, test } from "vitest";
import { formBody, requestParameters, type Operation } from "../../templates/runtime/src/index.js";
import { createFail } from "../../templates/runtime/src/failure.js";
import { type FetchInit, writeFetchInit } from "../../templates/runtime/src/write-fetch-init.js";
import { failureOf } from "./failure-of.js";

const fail = createFail({ provider: "acme" });
const form = "application/x-www-form-urlencoded";
const bare = { id: "create", method: "POST", path: "/a" } as Operation;

const write = (init: FetchInit, operation: Partial<Operation> = {}) =>
  writeFetchInit(init, { operation: { ...bare, ...operation }, fail });

describe("parameters", () => {
  const parameters = () =>
    requestParameters({
      path: { v: { input: "v", explode: true } },
      query: { v: { input: "v", explode: false }, w: { input: "w" } },
    });

  test("are written as the one of their location has it", () => {
    const v = { a: 1 };
    const init = { params: { path: { v }, query: { v, w: "x" } } };
    const written = write(init, { parameters: parameters() }) as Record<string, Function>;
    expect(written["pathSerializer"]?.("/x/{v}/{other}")).toBe("/x/a=1/{other}");
    expect(written["querySerializer"]?.()).toBe("v=a,1&w=x");
  });

  test.each(["path", "query", "header"] as const)(
    "that have no form in a %s are named",
    async (location) => {
      const init = { params: { [location]: { v: [[]] } } };
      const error = await failureOf(() => write(init, { parameters: parameters() }));
      expect(error.message).toBe(`create: v cannot be written into a ${location}.`);
    },
  );
});

describe("what is left alone", () => {
  test.each<[string, FetchInit, Partial<Operation>]>([
    ["nothing", {}, { mediaType: form, encoding: formBody() }],
    ["a body of no media type", { body: { a: 1 } }, {}],
    ["parameters that the spec does not know", { params: { query: { a: [[]] } } }, {}],
  ])("%s", (_, init, operation) => expect(write(init, operation)).toEqual(init));
});

describe("a form's body", () => {
  const operation = { mediaType: `${form}; charset=utf-8`, encoding: formBody() };
  const bodyOf = (headers?: object) =>
    write({ body: { a: 1 }, headers }, operation).bodySerializer?.(undefined, undefined);

  test.each<[string, object | undefined]>([
    ["nobody names a media type", undefined],
    ["the caller names it", { "x-first": "text/plain", "Content-Type": form }],
    ["the caller names it with parameters", { "content-type": `${form.toUpperCase()} ;q=1` }],
  ])("is written where %s", (_, headers) => expect(bodyOf(headers)).toBe("a=1"));

  test("is openapi-fetch's to write where the caller names another", () =>
    expect(bodyOf({ "x-first": form, "Content-Type": "application/json" })).toBeUndefined());
});
