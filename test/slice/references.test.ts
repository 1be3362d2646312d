import { describe, expect, test } from "vitest";
import { createReach } from "../../generator/slice/reach.js";
import { countReads } from "./count-reads.js";
import { body, problemsOf, ref, slice, upstream } from "./slice.js";

const media = "/paths/~1a/post/requestBody/content/application~1json/schema";

function schemas(all: object): Readonly<Record<string, unknown>> {
  return { components: { schemas: all } };
}

describe("a reference in a schema is a problem at its location", () => {
  test.each([
    ["external-reference", "other.yaml#/A"],
    ["external-reference", "https://acme.example/a.json"],
    ["external-reference", ""],
    ["unresolved-reference", "#/components/schemas/B"],
    ["unresolved-reference", "#/components/schemas/toString"],
    ["unresolved-reference", "#/components/schemas/A/properties/c"],
    ["unresolved-reference", "#/openapi/length"],
    ["unsupported-reference", "#anchor"],
    ["unsupported-reference", "#/components/schemas"],
    ["unsupported-reference", "#/components/schemas/A/properties"],
    ["unsupported-reference", "#/components/schemas/A/required"],
    ["unsupported-reference", "#/components/schemas/A/properties/d"],
    ["unsupported-reference", "#/components/responses/R"],
    ["unsupported-reference", "#/paths/~1a/post"],
    ["unsupported-reference", "#/definitions"],
    ["unsupported-reference", "#/somewhere/X"],
    ["unsupported-reference", "#/info/schema"],
    ["unsupported-reference", "#"],
  ])("%s: %j", (code, $ref) => {
    const rest = {
      components: {
        schemas: { A: { properties: { b: {}, d: "text" }, required: [] } },
        responses: { R: {} },
      },
      definitions: { X: {} },
      somewhere: { X: {} },
      info: { schema: {} },
    };
    const { spec, problems } = slice(upstream(body({ items: { $ref } }), rest));
    expect(spec).toBeUndefined();
    expect(problems).toMatchObject([{ code, pointer: `${media}/items/$ref` }]);
  });

  test.each(["$dynamicRef", "$recursiveRef"])("%s, which nothing here follows", (keyword) => {
    const { spec, problems } = slice(upstream(body({ items: { [keyword]: "#node" } })));
    expect(spec).toBeUndefined();
    expect(problems).toMatchObject([
      { code: "unsupported-reference", pointer: `${media}/items/${keyword}` },
    ]);
  });

  test.each([
    ["unsupported-reference", "#/$defs/x"],
    ["unsupported-reference", "other"],
    ["unsupported-reference", "other#/properties/q"],
    ["unsupported-reference", "https://acme.example/schemas/other"],
    ["unresolved-reference", "#/$defs/y"],
    ["external-reference", "another"],
  ])("%s below an $id: %j", (code, $ref) => {
    const $id = "https://acme.example/schemas/request";
    const request = { $id, properties: { a: { $ref } }, $defs: { x: { type: "string" } } };
    const others = schemas({ Other: { $id: "https://acme.example/schemas/other" } });
    expect(problemsOf(upstream(body(request), others))).toEqual([
      `${code} ${media}/properties/a/$ref`,
    ]);
  });

  test("each one, wherever it stands", () => {
    const document = upstream(
      {
        ...body({ properties: { "a/b": { $ref: "x" }, c: { anyOf: [{}, { $ref: "y" }] } } }),
        parameters: [{ name: "p", in: "query", schema: { $ref: "p" } }, { $ref: "#/x-p" }],
        responses: { 200: { $ref: "#/components/responses/R" } },
      },
      {
        "x-p": { name: "q", in: "query", schema: { $ref: "q" } },
        components: { responses: { R: { content: { "text/a": { schema: { $ref: "r" } } } } } },
      },
    );
    expect(problemsOf(document)).toEqual([
      "external-reference /paths/~1a/post/parameters/0/schema/$ref",
      "external-reference /x-p/schema/$ref",
      `external-reference ${media}/properties/a~1b/$ref`,
      `external-reference ${media}/properties/c/anyOf/1/$ref`,
      "external-reference /components/responses/R/content/text~1a/schema/$ref",
    ]);
  });

  test("once, however often it is reached", () => {
    const document = upstream(
      body({ allOf: [ref("A"), ref("A")], not: ref("A") }),
      schemas({ A: { $ref: "far.yaml" } }),
    );
    expect(problemsOf(document)).toEqual(["external-reference /components/schemas/A/$ref"]);
  });

  test("that is not reached is none", () => {
    const document = upstream(body(ref("A")), {
      ...schemas({ A: {}, B: { $ref: "far.yaml" } }),
      paths: {
        "/a": { post: body(ref("A")) },
        "/b": { $ref: "far.yaml" },
        "/c": { post: body({ $ref: "far.yaml" }) },
      },
    });
    expect(problemsOf(document)).toEqual([]);
  });

  test.each([
    ["far.yaml#/Cat", "external-reference"],
    ["Cat", "external-reference"],
    ["#/components/schemas/Cat", "unresolved-reference"],
  ])("in a discriminator: %s", (to, code) => {
    const schema = { discriminator: { propertyName: "kind", mapping: { "a/b": to } } };
    expect(problemsOf(upstream(body(schema)))).toEqual([
      `${code} ${media}/discriminator/mapping/a~1b`,
    ]);
    const other = { discriminator: { propertyName: "kind", defaultMapping: to } };
    expect(problemsOf(upstream(body(other)))).toEqual([
      `${code} ${media}/discriminator/defaultMapping`,
    ]);
  });
});

describe("a loop of references", () => {
  const loop = {
    A: ref("B"),
    B: { description: "b", ...ref("C") },
    C: ref("B"),
  };

  test.each(["A", "B", "C"])("is one problem at one location, entered at %s", (key) => {
    const document = upstream(body(ref(key)), schemas(loop));
    expect(problemsOf(document)).toEqual(["circular-reference /components/schemas/B/$ref"]);
  });

  test("of one is one, too", () => {
    const document = upstream(body(ref("A")), schemas({ A: ref("A") }));
    expect(problemsOf(document)).toEqual(["circular-reference /components/schemas/A/$ref"]);
  });

  test("of parameters, bodies or responses is one as well", () => {
    const self = (key: string) => ({ $ref: `#/x-${key}` });
    const document = upstream(
      { parameters: [self("p")], requestBody: self("b"), responses: { 200: self("r") } },
      { "x-p": self("p"), "x-b": self("b"), "x-r": self("r") },
    );
    expect(problemsOf(document)).toEqual([
      "circular-reference /x-p/$ref",
      "circular-reference /x-b/$ref",
      "circular-reference /x-r/$ref",
    ]);
  });

  test("is found at the end of many references, each of which is read a few times", () => {
    const chain = Array.from({ length: 500 }, (_, index) => [`A${index}`, ref(`A${index + 1}`)]);
    const { counted, reads } = countReads({ ...Object.fromEntries(chain), A500: ref("A499") });
    const reach = createReach({ components: { schemas: counted } });
    reach.visit(ref("A0"), "/a");
    expect(reach.problems().map(({ pointer }) => pointer)).toEqual([
      "/components/schemas/A499/$ref",
    ]);
    // Where each is followed to its end again, all of them are read for each.
    expect(reads()).toBeLessThan(5 * 500);
  });

  test("with an object in between is none", () => {
    const document = upstream(body(ref("A")), schemas({ A: { properties: { a: ref("A") } } }));
    expect(problemsOf(document)).toEqual([]);
  });
});

describe("a reference in place of something else is a problem at its location", () => {
  test.each([
    ["/paths/~1a/post/parameters/0/$ref", (at: object) => ({ parameters: [at] })],
    ["/paths/~1a/post/requestBody/$ref", (at: object) => ({ requestBody: at })],
    ["/paths/~1a/post/responses/200/$ref", (at: object) => ({ responses: { 200: at } })],
    [
      "/paths/~1a/post/responses/200/headers/h/$ref",
      (at: object) => ({ responses: { 200: { headers: { h: at } } } }),
    ],
    [
      "/paths/~1a/post/requestBody/content/text~1a/examples/e/$ref",
      (at: object) => ({ requestBody: { content: { "text/a": { examples: { e: at } } } } }),
    ],
  ])("%s", (pointer, operation) => {
    expect(problemsOf(upstream(operation({ $ref: "a.yaml" })))).toEqual([
      `external-reference ${pointer}`,
    ]);
    expect(problemsOf(upstream(operation({ $ref: "#/nope" })))).toEqual([
      `unresolved-reference ${pointer}`,
    ]);
  });

  test("as often as it stands there", () => {
    const far = { $ref: "a.yaml" };
    expect(problemsOf(upstream({ responses: { 200: far, 400: far } }))).toEqual([
      "external-reference /paths/~1a/post/responses/200/$ref",
      "external-reference /paths/~1a/post/responses/400/$ref",
    ]);
  });

  test("also of the path item that is asked for", () => {
    const paths = { "/a": { $ref: "a.yaml" }, "/b": { post: {} }, "/c": { $ref: "c.yaml" } };
    const document = upstream({}, { paths });
    expect(problemsOf(document, "post /a")).toEqual(["external-reference /paths/~1a/$ref"]);
    expect(problemsOf(document, "POST /b")).toEqual([]);
    expect(problemsOf(document, "mint")).toEqual(["unknown-operation /paths"]);
  });

  test("also of a security scheme that is named", () => {
    const components = { securitySchemes: { key: { $ref: "a.yaml" }, other: { $ref: "b.yaml" } } };
    expect(problemsOf(upstream({ security: [{ key: [] }] }, { components }))).toEqual([
      "external-reference /components/securitySchemes/key/$ref",
    ]);
  });
});
