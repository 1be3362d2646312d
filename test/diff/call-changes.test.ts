import { describe, expect, test } from "vitest";
import { callChanges } from "../../generator/types/call-changes.js";
import { callCases, limit } from "./call-cases.js";
import { codesOf, compare, request, upstream, type Values } from "./compare.js";
import { formCases } from "./form-cases.js";
import { secured, securityCases } from "./security-cases.js";

const text = { type: "string" };

const cases = [...callCases, ...formCases, ...securityCases];

test.each(cases)("$name: $want, and back $back", ({ before, after, want, back }) => {
  expect(codesOf(before, after).sort()).toEqual([...want].sort());
  expect(codesOf(after, before).sort()).toEqual([...back].sort());
});

test("every code is shown", () => {
  const shown = new Set(cases.flatMap(({ want, back }) => [...want, ...back]));
  expect(Object.keys(callChanges).filter((code) => !shown.has(code))).toEqual([]);
});

describe("no change", () => {
  const document = (): Values => ({
    ...secured([{ key: [], id: [] }, { bearer: [] }]),
    servers: [{ url: "https://a.example" }, { url: "https://b.example" }],
  });

  test.each<[string, Values]>([
    [
      "the name of a scheme",
      secured([{ other: [] }], { other: { type: "apiKey", in: "header", name: "x-key" } }),
    ],
    [
      "the case of a header",
      secured([{ key: [] }], { key: { type: "apiKey", in: "header", name: "x-KEY" } }),
    ],
    ["what nothing uses", secured([{ key: [] }], { more: { type: "http", scheme: "basic" } })],
  ])("is %s", (_, after) => {
    expect(codesOf(secured([{ key: [] }]), after)).toEqual([]);
  });

  test("is the order of ways to authenticate and of servers", () => {
    const after = {
      ...secured([{ bearer: [] }, { id: [], key: [] }]),
      servers: [{ url: "https://b.example" }, { url: "https://a.example" }],
    };
    expect(codesOf(document(), after)).toEqual([]);
  });

  test("is a parameter that moves to its path", () => {
    const paths = { "/a": { parameters: [limit], post: { operationId: "mint", responses: {} } } };
    expect(codesOf(upstream({ parameters: [limit] }), upstream({}, { paths }))).toEqual([]);
  });

  test("is what stands behind a reference", () => {
    const named = upstream(
      {
        parameters: [{ $ref: "#/components/parameters/Limit" }],
        requestBody: { $ref: "#/components/requestBodies/Mint" },
        responses: { 200: { $ref: "#/components/responses/Token" } },
      },
      {
        components: {
          parameters: { Limit: limit },
          requestBodies: { Mint: request(text)["requestBody"] },
          responses: { Token: { headers: { "X-Id": { $ref: "#/components/headers/Id" } } } },
          headers: { Id: { schema: text } },
        },
      },
    );
    const written = upstream({
      ...request(text),
      parameters: [limit],
      responses: { 200: { headers: { "X-Id": { schema: text } } } },
    });
    expect(codesOf(named, written)).toEqual([]);
  });
});

test("what operations share is told once", () => {
  const document = (url: string, name: string) => ({
    ...upstream({}, { servers: [{ url }], security: [{ key: [] }] }),
    paths: { "/a": { post: { responses: {} } }, "/b": { post: { responses: {} } } },
    components: { securitySchemes: { key: { type: "apiKey", in: "header", name } } },
  });
  const changes = compare(
    document("https://a.example", "X-A"),
    document("https://b.example", "X-B"),
  );
  expect(changes.map(({ code }) => code)).toEqual([
    "server-url-changed",
    "security-scheme-changed",
  ]);
});
