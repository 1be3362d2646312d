import { describe, expect, test } from "vitest";
import { body, operationOf, ref, specOf, upstream } from "./slice.js";

const json = (schema: unknown) => ({ "application/json": { schema } });

/** A path item with its parts, and a document that has it. */
function withItem(item: object, rest: object = {}) {
  return upstream({}, { paths: { "/a": item }, ...rest });
}

describe("an operation keeps", () => {
  test("what says something about the call, in the order in which people read it", () => {
    const operation = operationOf(
      upstream({
        "x-a": 1,
        tags: ["t"],
        callbacks: {},
        responses: {},
        requestBody: { content: {} },
        parameters: [{ name: "p", in: "query", "x-b": 1 }],
        security: [],
        deprecated: true,
        externalDocs: { url: "https://acme.example/docs", description: "d" },
        description: "d",
        summary: "s",
      }),
    );
    expect(Object.keys(operation)).toEqual(
      "operationId summary description externalDocs deprecated security parameters requestBody responses".split(
        " ",
      ),
    );
    expect(operation).toMatchObject({
      externalDocs: { url: "https://acme.example/docs" },
      parameters: [{ name: "p", in: "query" }],
    });
  });

  test.each([
    ["its operationId", { operationId: "mint" }, "mint"],
    ["a name made of its path where it has none", { operationId: undefined }, "postA"],
    ["the same where the id is no text", { operationId: 5 }, "postA"],
  ])("%s", (_name, operation, want) => {
    expect(operationOf(upstream(operation))["operationId"]).toBe(want);
  });

  test.each(["/docs", "docs", "javascript:alert(1)", ["https://a.example"], undefined])(
    "no docs at %j, which is no web address",
    (url) => {
      expect(operationOf(upstream({ externalDocs: { url } }))).not.toHaveProperty("externalDocs");
    },
  );
});

describe("parameters", () => {
  test("of the path item come first, but for those that the operation has anew", () => {
    const parameters = [
      { name: "id", in: "path", required: true, description: "theirs" },
      { name: "id", in: "query" },
      { name: "trace", in: "header" },
      { name: "key", in: "path", required: true },
    ];
    const own = [{ name: "id", in: "path", required: true, description: "own" }];
    const document = withItem({ parameters, post: { parameters: own } });
    expect(operationOf(document)["parameters"]).toEqual([...parameters.slice(1), ...own]);
  });

  test("keep how they are written, and their schema as 3.1", () => {
    const parameter = {
      name: "p",
      in: "query",
      description: "d",
      required: false,
      deprecated: true,
      style: "form",
      explode: false,
      allowReserved: true,
    };
    const schema = { type: "string", nullable: true };
    const document = upstream({ parameters: [{ ...parameter, schema, example: "e" }] });
    expect(operationOf(document)["parameters"]).toEqual([
      { ...parameter, schema: { type: ["string", "null"] } },
    ]);
  });

  test("may have content instead", () => {
    const content = json({ type: "string", nullable: true });
    const document = upstream({ parameters: [{ name: "p", in: "query", content }] });
    expect(operationOf(document)["parameters"]).toEqual([
      { name: "p", in: "query", content: json({ type: ["string", "null"] }) },
    ]);
  });

  test.each([[undefined], [null], ["text"], [{}], [[]], [[null, 5]]])("may be %j", (parameters) => {
    expect(operationOf(upstream({ parameters }))).not.toHaveProperty("parameters");
  });
});

describe("references to anything but a schema are replaced by what they lead to", () => {
  const components = {
    schemas: { A: { type: "string" } },
    parameters: { P: { name: "p", in: "query", schema: ref("A"), description: "theirs" } },
    requestBodies: { B: { required: true, content: json(ref("A")) } },
    responses: {
      R: { $ref: "#/components/responses/S" },
      S: { description: "s", content: json(ref("A")), headers: {}, links: {} },
    },
    examples: { E: { summary: "e", value: { a: 1 } } },
  };
  const given = (kind: string, key: string) => ({ $ref: `#/components/${kind}/${key}` });
  const operation = (parts: Readonly<Record<string, unknown>>) =>
    operationOf(upstream(parts, { components }));

  test("parameters", () => {
    expect(operation({ parameters: [given("parameters", "P")] })["parameters"]).toEqual([
      { name: "p", in: "query", description: "theirs", schema: ref("A") },
    ]);
  });

  test("with a description of their own", () => {
    const reference = { ...given("parameters", "P"), description: "own", in: "header" };
    expect(operation({ parameters: [reference] })["parameters"]).toEqual([
      { name: "p", in: "query", description: "own", schema: ref("A") },
    ]);
  });

  test("request bodies", () => {
    expect(operation({ requestBody: given("requestBodies", "B") })["requestBody"]).toEqual({
      required: true,
      content: json(ref("A")),
    });
  });

  test("responses, over several steps", () => {
    expect(operation({ responses: { 200: given("responses", "R") } })["responses"]).toEqual({
      200: { description: "s", content: json(ref("A")) },
    });
  });

  test("examples", () => {
    const content = { "application/json": { examples: { e: given("examples", "E") } } };
    expect(operation({ requestBody: { content } })["requestBody"]).toEqual({
      content: { "application/json": { examples: { e: { summary: "e", value: { a: 1 } } } } },
    });
  });

  test("path items, with what stands beside the reference", () => {
    const paths = {
      "/a": { $ref: "#/x-items/a~1b", parameters: [{ name: "own", in: "query" }] },
    };
    const item = { parameters: [{ name: "p", in: "query" }], post: { summary: "s" } };
    const document = upstream({}, { paths, "x-items": { "a/b": item } });
    expect(operationOf(document)).toMatchObject({
      summary: "s",
      parameters: [{ name: "own", in: "query" }],
    });
  });
});

describe("headers of responses", () => {
  const headersOf = (headers: unknown) => {
    const operation = operationOf(upstream({ responses: { 429: { headers } } }));
    return (operation["responses"] as Readonly<Record<string, object>>)["429"];
  };

  test("keep how they are written, and their schema as 3.1", () => {
    const header = { description: "d", required: true, deprecated: true, style: "simple" };
    const schema = { type: "integer", nullable: true };
    const given = { ...header, explode: false, schema, example: 1, "x-a": 1 };
    expect(headersOf({ "x-request-id": given })).toEqual({
      description: "",
      headers: {
        "x-request-id": { ...header, explode: false, schema: { type: ["integer", "null"] } },
      },
    });
  });

  test("may have content instead", () => {
    expect(headersOf({ h: { content: json({ type: "string" }) } })).toMatchObject({
      headers: { h: { content: json({ type: "string" }) } },
    });
  });

  test("are written out, with what their schemas reach", () => {
    const components = {
      headers: { H: { $ref: "#/components/headers/I" }, I: { schema: ref("A"), name: "n" } },
      schemas: { A: { type: "string" }, B: {} },
    };
    const headers = { h: { $ref: "#/components/headers/H", description: "own" } };
    const document = upstream({ responses: { 200: { headers } } }, { components });
    expect(operationOf(document)["responses"]).toEqual({
      200: { description: "", headers: { h: { description: "own", schema: ref("A") } } },
    });
    expect(specOf(document)["components"]).toEqual({ schemas: { A: { type: "string" } } });
  });

  test.each([[undefined], [null], ["text"], [[]], [{}]])("may be %j", (headers) => {
    expect(headersOf(headers)).toEqual({ description: "" });
  });
});

describe("bodies and responses", () => {
  test("keep every media type, status and example as it is", () => {
    const example = { nullable: true, "x-a": 1 };
    const encoding = { a: { contentType: "text/plain", style: "form", explode: true } };
    const media = { schema: { type: "string" }, example, encoding };
    const content = {
      "text/a": media,
      "*/*": {},
      "a/b+json;v=1": { examples: { e: { value: null } } },
    };
    const responses = {
      200: { description: "ok", content },
      "4XX": { description: "no" },
      default: {},
    };
    const operation = operationOf(upstream({ requestBody: { content }, responses }));
    expect(operation["requestBody"]).toEqual({ content });
    expect(operation["responses"]).toEqual({ ...responses, default: { description: "" } });
  });

  test("lose what would lead out of the slice, and vendors' own", () => {
    const operation = operationOf(
      upstream({
        requestBody: {
          description: "d",
          required: true,
          content: {
            "text/a": {
              examples: { far: { summary: "s", externalValue: "https://acme.example" } },
              encoding: { a: { headers: { h: { $ref: "#/components/headers/H" } }, "x-a": 1 } },
              "x-b": 1,
            },
          },
        },
        responses: { "x-c": {}, 200: { links: { l: {} }, headers: { "content-Type": {} } } },
      }),
    );
    expect(operation["requestBody"]).toEqual({
      required: true,
      content: { "text/a": { encoding: { a: {} } } },
    });
    expect(operation["responses"]).toEqual({ 200: { description: "" } });
  });

  test("have whole numbers as statuses in YAML", () => {
    const text = "openapi: 3.1.0\npaths:\n  /a:\n    post:\n      responses:\n        200: {}\n";
    expect(operationOf(text)["responses"]).toEqual({ 200: { description: "" } });
  });

  test.each([[undefined], [null], ["text"], [[]]])("may be %j", (value) => {
    const operation = operationOf(upstream({ requestBody: value, responses: value }));
    expect(operation).toEqual({ operationId: "mint", responses: {} });
  });

  test.each([[true], [null], ["text"]])("may have the schema %j", (schema) => {
    expect(operationOf(upstream(body(schema)))["requestBody"]).toEqual({ content: json(schema) });
  });
});

test("a cookie that is optional is not offered, and one that is required is left to the author", () => {
  const cookies = [
    { name: "a", in: "cookie", schema: {} },
    { name: "b", in: "cookie", required: true, schema: {} },
  ];
  const { parameters } = operationOf(upstream({ parameters: cookies }));
  const [optional, required] = parameters as readonly object[];
  expect(optional).toMatchObject({ name: "a", "x-link-parameter": { omit: true } });
  expect(required).not.toHaveProperty("x-link-parameter");
});
