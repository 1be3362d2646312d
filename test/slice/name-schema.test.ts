import { describe, expect, test } from "vitest";
import { at, body, ref, specOf, upstream } from "./slice.js";

const to = ($ref: string) => ({ $ref });
const object = { type: "object", properties: { a: { type: "string" } } };
const media = (schema: unknown) => ({ content: { "text/a": { schema } } });

describe("what is referred to gets a name by where it stands", () => {
  const components = {
    schemas: {
      A: {
        properties: {
          end_user: object,
          list: { items: object },
          map: { additionalProperties: object },
        },
        allOf: [{}, object],
        oneOf: [object],
        $defs: { "in.ner": object },
        definitions: { old: object },
      },
      "hyphen-ated": { properties: { größe: object } },
      "200": { not: object },
    },
    responses: { Bad: media(object), BadResponse: media({ properties: { error: object } }) },
    requestBodies: { Create: media(object) },
    parameters: { Page: { schema: object } },
    headers: { "X-Limit": { schema: object } },
  };
  const paths = {
    "/b/{id}": {
      parameters: [{ name: "trace_id", in: "header", schema: object }, { schema: object }],
      put: {
        requestBody: media({ properties: { user: object } }),
        parameters: [{ name: "page", in: "query", schema: object }],
        responses: { 200: media(object), default: { headers: { "x-id": { schema: object } } } },
        callbacks: { done: { "{$url}": { post: { requestBody: media(object) } } } },
      },
      post: { operationId: "make_b", requestBody: media(object) },
    },
  };

  test.each([
    ["#/components/schemas/A/properties/end_user", "AEndUser"],
    ["#/components/schemas/A/properties/list/items", "AListItem"],
    ["#/components/schemas/A/properties/map/additionalProperties", "AMapValue"],
    ["#/components/schemas/A/allOf/1", "APart2"],
    ["#/components/schemas/A/oneOf/0", "AChoice1"],
    ["#/components/schemas/A/$defs/in.ner", "AInNer"],
    ["#/components/schemas/A/%24defs/in.ner", "AInNer"],
    ["#/components/schemas/A/definitions/old", "AOld"],
    ["#/components/schemas/hyphen-ated/properties/größe", "HyphenAtedGre"],
    ["#/components/schemas/hyphen-ated/properties/gr%C3%B6%C3%9Fe", "HyphenAtedGre"],
    ["#/components/schemas/200/not", "Schema200Not"],
    ["#/components/responses/Bad/content/text~1a/schema", "BadResponse"],
    [
      "#/components/responses/BadResponse/content/text~1a/schema/properties/error",
      "BadResponseError",
    ],
    ["#/components/requestBodies/Create/content/text~1a/schema", "CreateRequest"],
    ["#/components/parameters/Page/schema", "PageParameter"],
    ["#/components/headers/X-Limit/schema", "XLimitHeader"],
    ["#/paths/~1b~1{id}/parameters/0/schema", "BIdTraceId"],
    ["#/paths/~1b~1%7Bid%7D/parameters/1/schema", "BIdParameter1"],
    ["#/paths/~1b~1{id}/put/parameters/0/schema", "PutBIdPage"],
    [
      "#/paths/~1b~1{id}/put/requestBody/content/text~1a/schema/properties/user",
      "PutBIdRequestUser",
    ],
    ["#/paths/~1b~1{id}/put/responses/200/content/text~1a/schema", "PutBIdResponse200"],
    [
      "#/paths/~1b~1{id}/put/responses/default/headers/x-id/schema",
      "PutBIdResponseDefaultXIdHeader",
    ],
    [
      "#/paths/~1b~1{id}/put/callbacks/done/{$url}/post/requestBody/content/text~1a/schema",
      "PutBIdDonePostUrlRequest",
    ],
    ["#/paths/~1b~1{id}/post/requestBody/content/text~1a/schema", "MakeBRequest"],
    ["#/definitions/X", "X"],
    ["#/x-shared/user", "XSharedUser"],
  ])("%s is %s", (reference, name) => {
    const rest = { components, definitions: { X: object }, "x-shared": { user: object } };
    const a = { post: body(to(reference)) };
    const spec = specOf(upstream({}, { ...rest, paths: { ...paths, "/a": a } }));
    expect(at(spec, "components", "schemas")).toEqual({ [name]: object });
    expect(at(spec, "paths", "/a", "post", "requestBody", "content", "application/json")).toEqual({
      schema: ref(name),
    });
  });

  test("that no other schema has, reached or not", () => {
    const schemas = {
      A: { properties: { b: object, B: object } },
      a_b: {},
      Root: {
        anyOf: [
          to("#/components/schemas/A/properties/b"),
          to("#/components/schemas/A/properties/B"),
        ],
      },
    };
    const spec = specOf(upstream(body(ref("Root")), { components: { schemas } }));
    expect(at(spec, "components", "schemas")).toEqual({
      AB2: object,
      AB3: object,
      Root: { anyOf: [ref("AB3"), ref("AB2")] },
    });
  });
});
