import { describe, expect, test } from "vitest";
import { at, body, operationOf, problemsOf, ref, slice, specOf, upstream } from "./slice.js";

describe("an operation is found", () => {
  const document = upstream(
    {},
    {
      paths: {
        "x-internal": { post: { operationId: "hidden" } },
        "/a": { get: { operationId: "list" }, post: { operationId: "mint a token" } },
        "/b/{id}": { post: {} },
      },
    },
  );

  test.each([
    ["POST /a", "/a", "post"],
    ["post /a", "/a", "post"],
    ["  Post   /a ", "/a", "post"],
    ["GET /a", "/a", "get"],
    ["mint a token", "/a", "post"],
    ["list", "/a", "get"],
    ["POST /b/{id}", "/b/{id}", "post"],
  ])("by %j", (name, path, method) => {
    const paths = at(specOf(document, name), "paths");
    expect(Object.keys(paths as object)).toEqual([path]);
    expect(Object.keys(at(paths, path) as object)).toEqual([method]);
  });

  test("with others, in the order in which they are named, each once", () => {
    const spec = specOf(document, "POST /b/{id}", "list", "GET /a", "mint a token");
    const paths = at(spec, "paths") as Readonly<Record<string, object>>;
    expect(Object.entries(paths).map(([path, item]) => [path, Object.keys(item)])).toEqual([
      ["/b/{id}", ["post"]],
      ["/a", ["get", "post"]],
    ]);
  });
});

describe("an unknown operation is a problem", () => {
  const paths = {
    "/link/token/create": { post: { operationId: "linkTokenCreate" } },
    "/link/token/get": { post: { operationId: "linkTokenGet" } },
    "/v1/sessions": { post: {} },
    "/": { head: {} },
    "x-ids": { post: { operationId: "hidden" } },
  };
  const document = upstream({}, { paths });

  test.each([
    ["POST /link/token/creat", 'did you mean "POST /link/token/create"?'],
    ["GET /link/token/get", 'did you mean "POST /link/token/get"?'],
    ["post link/token/get", 'did you mean "POST /link/token/get"?'],
    ["LinkTokenCreate", "did you mean linkTokenCreate?"],
    ["POST /sessions", 'did you mean "POST /v1/sessions"?'],
    ["link-token", 'did you mean "POST /link/token/get" or "POST /link/token/create"?'],
    ["TokenCreate", 'did you mean "POST /link/token/create"?'],
    [
      "something else",
      'write it as METHOD /path; there are "POST /link/token/create", "POST /link/token/get", "POST /v1/sessions" and "HEAD /"',
    ],
    ["POST ", expect.stringContaining("write it as METHOD /path; there are")],
    ["/", expect.stringContaining("write it as METHOD /path; there are")],
    ["hidden", expect.stringContaining("write it as METHOD /path; there are")],
  ])("that names the nearest: %s", (name, help) => {
    const { spec, problems } = slice(document, name);
    expect(spec).toBeUndefined();
    expect(problems).toMatchObject([{ code: "unknown-operation", pointer: "/paths", help }]);
  });

  test("each for itself", () => {
    expect(problemsOf(document, "nope", "linkTokenGet", "neither")).toEqual([
      "unknown-operation /paths",
      "unknown-operation /paths",
    ]);
  });

  test.each([[undefined], [null], [[]], ["text"], [{}], [{ "/a": null }], [{ "/a": { post: 5 } }]])(
    "where paths are %j",
    (value) => {
      const { problems } = slice(upstream({}, { paths: value }));
      expect(problems).toMatchObject([
        { code: "unknown-operation", help: "give a document whose paths hold operations" },
      ]);
    },
  );
});

test.each([
  ["look", "/paths/~1a/query"],
  ["query /a", "/paths/~1a/query"],
  ["copy", "/paths/~1a/additionalOperations/COPY"],
  ["COPY /a", "/paths/~1a/additionalOperations/COPY"],
])("an operation of a method of 3.2 is refused as that: %s", (name, pointer) => {
  const item = {
    query: { operationId: "look" },
    additionalOperations: { COPY: { operationId: "copy" } },
    post: {},
  };
  const { spec, problems } = slice(upstream({}, { paths: { "/a": item } }), name);
  expect(spec).toBeUndefined();
  expect(problems).toMatchObject([{ code: "unsupported-operation", pointer }]);
});

test("an operationId that several have is a problem that names them", () => {
  const paths = { "/a": { post: { operationId: "mint" } }, "/b": { put: { operationId: "mint" } } };
  const { problems } = slice(upstream({}, { paths }), "mint");
  expect(problems).toMatchObject([
    {
      code: "duplicate-operation-id",
      pointer: "/paths/~1b/put/operationId",
      help: 'name the one that is meant: "POST /a" or "PUT /b"',
    },
  ]);
  expect(problemsOf(upstream({}, { paths }), "PUT /b")).toEqual([]);
});

describe("the components of a slice", () => {
  test("are exactly those that are reached, in the order of their source", () => {
    const spec = specOf(
      upstream(
        {
          parameters: [{ name: "p", in: "query", schema: ref("Parameter") }],
          ...body({ type: "object", properties: { a: ref("Zebra") } }),
          responses: { 200: { content: { "application/json": { schema: ref("Answer") } } } },
        },
        {
          components: {
            schemas: {
              Zebra: { allOf: [ref("Inner")] },
              Unused: ref("UnusedToo"),
              Parameter: { type: "string" },
              Answer: { additionalProperties: { not: { items: ref("Deep") } } },
              UnusedToo: {},
              Inner: {},
              Deep: { $defs: { a: ref("Defined") } },
              Defined: {},
            },
            parameters: { Unused: { schema: ref("Unused") } },
          },
        },
      ),
    );
    expect(Object.keys(at(spec, "components", "schemas") as object)).toEqual(
      "Zebra Parameter Answer Inner Deep Defined".split(" "),
    );
    expect(at(spec, "components", "parameters")).toBeUndefined();
  });

  test("may refer to each other and to themselves", () => {
    const schemas = {
      Tree: { properties: { left: ref("Tree"), other: ref("Forest") } },
      Forest: { items: ref("Tree") },
    };
    const spec = specOf(upstream(body(ref("Tree")), { components: { schemas } }));
    expect(at(spec, "components", "schemas")).toEqual(schemas);
  });

  test("may be many, one behind the other", () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `A${index}`);
    const schemas = Object.fromEntries(
      many.map((key, index) => [key, { not: ref(`A${index + 1}`) }]),
    );
    const components = { schemas: { ...schemas, A20000: {} } };
    const spec = specOf(upstream(body(ref("A0")), { components }));
    expect(Object.keys(at(spec, "components", "schemas") as object)).toHaveLength(20_001);
  });

  test.each([
    ["with a slash", "a/b", "a~1b", "a~1b"],
    ["with a tilde", "a~b", "a~0b", "a~0b"],
    ["percent-encoded", "List[A]", "List%5BA%5D", "ListA", "ListA"],
    ["with a dot", "a.b", "a.b", "a.b"],
    ["called __proto__", "__proto__", "__proto__", "__proto__"],
    ["called constructor", "constructor", "constructor", "constructor"],
    ["that is a number", "200", "200", "200"],
    ["with a percent sign", "a%b", "a%b", "AB", "AB"],
  ])("are found by name %s", (_name, key, written, plain, kept = key) => {
    const text = JSON.stringify(
      upstream(body(ref(written)), { components: { schemas: { KEY: { type: "string" } } } }),
    );
    const spec = specOf(text.replace("KEY", key));
    expect(Object.keys(at(spec, "components", "schemas") as object)).toEqual([kept]);
    const media = at(spec, "paths", "/a", "post", "requestBody", "content", "application/json");
    expect(media).toEqual({ schema: ref(plain) });
  });

  test("are reached through discriminators, by reference and by name", () => {
    const mapping = { c: "#/components/schemas/Cat", d: "Dog", n: 5 };
    const schemas = {
      Pet: { discriminator: { propertyName: "kind", mapping }, required: ["kind"] },
      Cat: { allOf: [ref("Pet"), { type: "object" }] },
      Dog: { allOf: [ref("Pet"), { type: "object" }] },
      Fish: { allOf: [ref("Pet"), { type: "object" }] },
    };
    const spec = specOf(upstream(body(ref("Pet")), { components: { schemas } }));
    const sliced = at(spec, "components", "schemas");
    // The last by its own name, which goes on meaning it beside a mapping (OpenAPI 3.1, 4.8.25.4).
    expect(Object.keys(sliced as object)).toEqual(["Pet", "Cat", "Dog", "Fish"]);
    expect(at(sliced, "Pet", "discriminator", "mapping")).toEqual(mapping);
  });

  test("are children of a parent with a discriminator, wherever it stands", () => {
    const schemas = {
      Base: { properties: { id: {} } },
      Pet: { discriminator: { propertyName: "kind" }, allOf: [ref("Base")] },
      Cat: { allOf: [ref("Pet")], properties: { toy: ref("Toy") } },
      Lion: { allOf: [{ allOf: [ref("Cat")] }, { type: "object" }] },
      Bare: { description: "b", allOf: [ref("Pet")] },
      Toy: { properties: { of: {} } },
      Other: { allOf: [ref("Base")] },
      Holder: { properties: { pet: ref("Pet") } },
    };
    const spec = specOf(upstream(body({ items: ref("Pet") }), { components: { schemas } }));
    const sliced = at(spec, "components", "schemas");
    const { Other: _, Holder: __, ...reached } = schemas;
    expect(Object.keys(sliced as object)).toEqual(Object.keys(reached));
    // A child that adds nothing is no other name for its parent.
    expect(at(sliced, "Bare")).toEqual(schemas.Bare);
  });

  test("are what all other values of a discriminator lead to", () => {
    const discriminator = { propertyName: "kind", defaultMapping: "Any" };
    const schemas = { Any: { properties: { kind: {} } }, Other: {} };
    const spec = specOf(upstream(body({ discriminator }), { components: { schemas } }));
    expect(at(spec, "components", "schemas")).toEqual({ Any: schemas.Any });
  });

  test("are none where none is reached", () => {
    expect(specOf(upstream())).not.toHaveProperty("components");
  });
});

test("nothing named __proto__ reaches the prototype of all objects", () => {
  const text = '{ "openapi": "3.0.0", "paths": { "__proto__": { "post": { "polluted": 1 } } } }';
  const spec = specOf(text, "POST __proto__");
  expect(JSON.stringify(spec["paths"])).toContain('{"__proto__":{"post":');
  expect("post" in {}).toBe(false);
});

test("a slice says 3.1 and of the info what concerns it", () => {
  const info = {
    title: "Acme",
    version: "1",
    description: "d".repeat(100_000),
    license: { name: "MIT" },
    contact: { name: "c" },
    "x-logo": {},
    "x-link-provider": { name: "Evil" },
  };
  const { contact: _, "x-logo": __, "x-link-provider": ___, ...kept } = info;
  const spec = specOf(upstream({}, { info, tags: [], webhooks: {}, "x-a": 1 }));
  expect(spec).toMatchObject({ openapi: "3.1.0", info: kept });
  expect(Object.keys(spec)).toEqual(["openapi", "info", "paths"]);
  expect(Object.keys(spec["info"] as object)).toEqual(Object.keys(kept));
});

test.each([[undefined], ["text"], [null], [[]]])("info may be %j", (info) => {
  expect(specOf(upstream({}, { info }))["info"]).toEqual({});
});

test("the values of a document are left as they are", () => {
  const text = `
openapi: 3.0.0
info: { title: Acme, version: 2026-11-22 }
x-shared: &shared { description: shared, content: { application/json: { schema: { type: string } } } }
paths:
  /a:
    post:
      responses:
        200: *shared
        404: { <<: *shared, description: own }
`;
  expect(operationOf(text)["responses"]).toEqual({
    200: { description: "shared", content: { "application/json": { schema: { type: "string" } } } },
    404: { description: "own", content: { "application/json": { schema: { type: "string" } } } },
  });
  expect(at(specOf(text), "info", "version")).toBe("2026-11-22");
});
