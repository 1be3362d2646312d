import { describe, expect, test } from "vitest";
import { at, specOf, upstream } from "./slice.js";

const key = { type: "apiKey", in: "header", name: "X-Key" };
const bearer = { type: "http", scheme: "bearer", bearerFormat: "JWT", description: "d" };
const schemes = { key, bearer, unused: { type: "http", scheme: "basic" } };

function sliceOf(own: unknown, whole: unknown) {
  const operation = own === undefined ? {} : { security: own };
  const rest = { components: { securitySchemes: schemes }, security: whole };
  const spec = specOf(upstream(operation, rest));
  return {
    own: at(spec, "paths", "/a", "post", "security"),
    whole: spec["security"],
    schemes: Object.keys((at(spec, "components", "securitySchemes") ?? {}) as object),
  };
}

describe("security", () => {
  test.each([
    ["of the document", undefined, [{ key: [] }], { whole: [{ key: [] }], schemes: ["key"] }],
    [
      "of the operation wins over it",
      [{ bearer: [] }],
      [{ key: [] }],
      { own: [{ bearer: [] }], schemes: ["bearer"] },
    ],
    ["may be none", [], [{ key: [] }], { own: [], schemes: [] }],
    [
      "may offer a way without",
      [{}, { bearer: [], key: [] }],
      undefined,
      { own: [{}, { bearer: [], key: [] }], schemes: ["key", "bearer"] },
    ],
    ["may name nothing", undefined, [{ nope: [] }], { schemes: [] }],
    ["may be odd", undefined, ["key", 5], { whole: ["key", 5], schemes: [] }],
    ["may be a mapping", undefined, { key: [] }, { whole: { key: [] }, schemes: [] }],
    ["may be text", undefined, "key", { whole: "key", schemes: [] }],
    ["may be missing", undefined, undefined, { schemes: [] }],
  ])("%s", (_name, own, whole, want) => {
    expect(sliceOf(own, whole)).toEqual({ own: undefined, whole: undefined, ...want });
  });

  test("of the document stays where one of several operations needs it", () => {
    const paths = { "/a": { post: { security: [{ bearer: [] }] }, get: {} } };
    const rest = { components: { securitySchemes: schemes }, security: [{ key: [] }], paths };
    const spec = specOf(upstream({}, rest), "POST /a", "GET /a");
    expect(spec["security"]).toEqual([{ key: [] }]);
    expect(at(spec, "components", "securitySchemes")).toEqual({ key, bearer });
  });

  test("schemes lose what is not theirs, and references", () => {
    const securitySchemes = {
      a: { $ref: "#/components/securitySchemes/b" },
      b: { ...key, "x-a": 1 },
    };
    const spec = specOf(upstream({ security: [{ a: [] }] }, { components: { securitySchemes } }));
    expect(at(spec, "components", "securitySchemes")).toEqual({ a: key });
  });
});

describe("servers", () => {
  const one = [{ url: "https://one.example" }];
  const two = [{ url: "https://two.example" }];

  const cases: readonly [name: string, levels: object, want: unknown][] = [
    ["of the document", { document: one }, one],
    ["of the path item win over those", { document: one, item: two }, two],
    ["of the operation win over both", { document: one, item: one, operation: two }, two],
    ["may be missing", {}, undefined],
    ["are left out where nothing says their host", { document: [{ url: "/v1" }] }, undefined],
    [
      "have the defaults of variables in paths",
      { document: [{ url: "https://a.example/{r}", variables: { r: { default: "us" } } }] },
      [{ url: "https://a.example/us" }],
    ],
    [
      "are none where everybody fills a variable of the host on their own",
      { document: [{ url: "https://{r}.example/", variables: { r: { default: "us" } } }] },
      undefined,
    ],
    [
      "are one for each value of a variable",
      {
        document: [{ url: "{r}.example", variables: { r: { default: "us", enum: ["eu", "us"] } } }],
      },
      [
        { url: "https://us.example", description: "us" },
        { url: "https://eu.example", description: "eu" },
      ],
    ],
    [
      "lose what is not theirs, twins and those of a developer",
      {
        document: [
          { url: "https://a.example/", description: "d", "x-a": 1 },
          { url: "a.example" },
          { url: "http://localhost:3000" },
        ],
      },
      [{ url: "https://a.example", description: "d" }],
    ],
    ["may be odd", { document: ["text", null] }, undefined],
    ["are left out where they are no addresses", { document: [{ url: "https://a b" }] }, undefined],
  ];

  test.each(cases)("%s", (_name, levels, want) => {
    const { document, item, operation } = levels as Readonly<Record<string, unknown>>;
    const paths = { "/a": { servers: item, post: { servers: operation } } };
    const spec = specOf(upstream({}, { servers: document, paths }));
    expect(spec["servers"]).toEqual(want);
    expect(at(spec, "paths", "/a", "post")).not.toHaveProperty("servers");
  });

  test("stay with an operation that has other ones", () => {
    const paths = { "/a": { servers: two, post: {} }, "/b": { post: {} } };
    const spec = specOf(upstream({}, { servers: one, paths }), "POST /a", "POST /b");
    expect(spec["servers"]).toEqual(one);
    expect(at(spec, "paths", "/a", "post", "servers")).toEqual(two);
    expect(at(spec, "paths", "/b", "post")).not.toHaveProperty("servers");
  });

  test("are the document's where all operations have the same", () => {
    const paths = { "/a": { servers: two, post: {} }, "/b": { post: { servers: two } } };
    const spec = specOf(upstream({}, { servers: one, paths }), "POST /a", "POST /b");
    expect(spec["servers"]).toEqual(two);
    expect(JSON.stringify(spec["paths"])).not.toContain("servers");
  });
});
