import { describe, expect, test } from "vitest";
import {
  headersOf,
  listOperations,
  operationName,
  type LocatedOperation,
  parametersOf,
  requestBodyOf,
  responsesOf,
  securityOf,
  serversOf,
} from "../../generator/openapi/operations.js";
import { createResolve } from "../../generator/openapi/reference.js";
import type { JsonObject } from "../../generator/types/json.js";

describe("operations", () => {
  test("are those of paths, in the document's order, behind references", () => {
    const root = {
      paths: {
        "/b": { trace: {}, get: {}, "x-get": {}, parameters: [], post: "text" },
        "x-note": { get: {} },
        "/a": { $ref: "#/components/pathItems/shared" },
        "/lost": { $ref: "#/components/pathItems/nobody" },
      },
      webhooks: { hook: { post: {} } },
      components: { pathItems: { shared: { put: {} } } },
    };
    const found = listOperations(root);
    expect(found.map((each) => [operationName(each), each.pointer])).toEqual([
      ["TRACE /b", "/paths/~1b/trace"],
      ["GET /b", "/paths/~1b/get"],
      ["PUT /a", "/components/pathItems/shared/put"],
    ]);
  });

  test.each([[undefined], [null], ["text"], [[]]])("are none where paths is %j", (paths) => {
    expect(listOperations({ paths: paths ?? null })).toEqual([]);
  });
});

describe("parameters", () => {
  const item = {
    parameters: [
      { name: "limit", in: "query" },
      { name: "X-Trace", in: "header" },
      { name: "id", in: "path" },
    ],
  };

  test("of the path are the operation's but for those that it has anew", () => {
    const operation = {
      parameters: [
        { name: "limit", in: "header" },
        { name: "x-trace", in: "header", required: true },
        { $ref: "#/components/parameters/id" },
        { $ref: "#/components/parameters/nobody" },
      ],
    };
    const root = { components: { parameters: { id: { name: "id", in: "path", style: "label" } } } };
    const found = parametersOf(locationOf({ operation, item }), createResolve(root));
    expect(found.map(({ value, pointer }) => [value.name, pointer])).toEqual([
      ["limit", "/paths/~1a/parameters/0"],
      ["limit", "/paths/~1a/get/parameters/0"],
      ["x-trace", "/paths/~1a/get/parameters/1"],
      ["id", "/components/parameters/id"],
    ]);
  });
});

describe("security and servers", () => {
  const own = [{ key: [] }];

  test.each([
    [{}, {}, "/security", []],
    [{ security: own }, {}, "/security", own],
    [{ security: own }, { security: [] }, "/paths/~1a/get/security", []],
    [{}, { security: own }, "/paths/~1a/get/security", own],
    [{}, { security: {} }, "/paths/~1a/get/security", []],
  ])("%j and %j require what stands at %s", (root, operation, pointer, requirements) => {
    const location = locationOf({ operation });
    expect(securityOf(root, location)).toEqual({ pointer, requirements });
  });

  const here = [{ url: "https://a.example" }];

  test.each([
    [{}, {}, {}, "/servers", []],
    [{ servers: here }, {}, {}, "/servers", here],
    [{ servers: [] }, {}, { servers: here }, "/paths/~1a/servers", here],
    [{}, { servers: here }, { servers: [] }, "/paths/~1a/get/servers", here],
    [{ servers: here }, { servers: "text" }, {}, "/servers", here],
  ])("%j, %j and %j have the servers at %s", (root, operation, item, pointer, servers) => {
    expect(serversOf(root, locationOf({ operation, item }))).toEqual({ pointer, servers });
  });
});

describe("bodies", () => {
  const root = {
    components: {
      requestBodies: { session: { required: true } },
      responses: { failed: { description: "", headers: { "Content-Type": {}, "X-Id": {} } } },
    },
  };
  const resolve = createResolve(root);

  test.each([
    [undefined, undefined],
    ["text", undefined],
    [{ $ref: "#/components/requestBodies/nobody" }, undefined],
    [{ required: false }, "/paths/~1a/get/requestBody"],
    [{ $ref: "#/components/requestBodies/session" }, "/components/requestBodies/session"],
  ])("%j stands at %s", (requestBody, pointer) => {
    const location = locationOf({ operation: requestBody === undefined ? {} : { requestBody } });
    expect(requestBodyOf(location, resolve)?.pointer).toBe(pointer);
  });

  test("of responses stand behind references, and Content-Type is no header", () => {
    const responses = { "200": {}, default: { $ref: "#/components/responses/failed" }, "x-a": {} };
    const found = responsesOf(locationOf({ operation: { responses } }), resolve);
    expect(found.map(({ status, pointer }) => [status, pointer])).toEqual([
      ["200", "/paths/~1a/get/responses/200"],
      ["default", "/components/responses/failed"],
    ]);
    const headers = found.flatMap((response) => headersOf(response, resolve));
    expect(headers.map(({ name, pointer }) => [name, pointer])).toEqual([
      ["X-Id", "/components/responses/failed/headers/X-Id"],
    ]);
  });
});

/** An operation of a document that was not linted, which may hold anything. */
function locationOf({
  operation = {},
  item = {},
}: {
  readonly operation?: JsonObject;
  readonly item?: JsonObject;
}): LocatedOperation {
  const itemPointer = "/paths/~1a";
  const location = { path: "/a", method: "get", pointer: `${itemPointer}/get`, itemPointer };
  return { ...location, operation, item };
}
