import { expect, test } from "vitest";
import { compare } from "./compare.js";

const before = `openapi: 3.0.3
info: { title: Acme, version: "1" }
paths:
  /a:
    post:
      responses: {}
      requestBody:
        content:
          application/json:
            schema: { $ref: "#/components/schemas/Mint" }
components:
  schemas:
    Mint:
      type: object
      properties:
        user: { type: string }
        plan:
          type: string
          enum:
            - free
            - paid
`;

test.each([
  {
    name: "a removed property stands where it was, and its like where it would be",
    after: before.replace("        user: { type: string }\n", ""),
    want: "request-property-removed POST /a request.user old.yaml:16:9 new.yaml:15:7",
  },
  {
    name: "an added property stands the other way round",
    after: before.replace("        plan:", "        name: { type: string }\n        plan:"),
    want: "request-property-added POST /a request.name old.yaml:15:7 new.yaml:17:9",
  },
  {
    name: "a removed value stands where it was",
    after: before.replace("            - paid\n", ""),
    want: "request-enum-member-removed POST /a request.plan old.yaml:21:15 new.yaml:19:11",
  },
  {
    name: "a changed keyword stands in both",
    after: before.replace("type: string }", "type: integer }"),
    want: "request-type-changed POST /a request.user old.yaml:16:17 new.yaml:16:17",
  },
  {
    name: "a keyword that is new stands in its schema before",
    after: before.replace("{ type: string }", "{ type: string, maxLength: 9 }"),
    want: "request-limit-tightened POST /a request.user old.yaml:16:9 new.yaml:16:31",
  },
])("$name", ({ after, want }) => {
  const told = compare(before, after).map(({ code, where, ...locations }) =>
    [
      ...[code, where],
      ...[locations.before, locations.after].map(
        ({ path, span }) => `${path}:${span?.start.line}:${span?.start.column}`,
      ),
    ].join(" "),
  );
  expect(told).toEqual([want]);
});
