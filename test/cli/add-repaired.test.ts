import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scratch } from "../write/scratch.js";
import { installLinkmint, runLinkmint } from "./linkmint.js";

const root = installLinkmint();

/**
 * A document whose parameters are called like properties of the body or are headers that its security scheme fills, and
 * one of whose examples does not fit.
 */
const upstream = `openapi: 3.0.3
info: { title: Acme, version: "1" }
servers: [{ url: https://api.acme.example }]
security: [{ key: [] }]
paths:
  /users/{user}/tokens:
    post:
      operationId: mint
      parameters:
        - { name: user, in: path, required: true, schema: { type: string } }
        - { name: X-Key, in: header, schema: { type: string } }
        - { name: user, in: query, schema: { type: string } }
        - { name: X-Id, in: header, schema: { type: string } }
      requestBody:
        content:
          application/json:
            schema: { type: object, properties: { user: { type: string }, path_user: { type: string }, examples: { type: string } } }
            examples:
              right: { value: { user: u1 } }
              wrong: { value: { user: 1, examples: 2 } }
      responses: { "200": { description: d, content: { application/json: { schema: { type: object, properties: { token: { type: string } } } } } } }
  /me:
    get:
      operationId: read
      parameters: [{ name: x-key, in: header, schema: { type: string } }]
      responses: { "200": { description: d, content: { application/json: { schema: { type: object, properties: { token: { type: string } } } } } } }
components:
  securitySchemes: { key: { type: apiKey, in: header, name: X-Key } }
`;

test("what add writes generates, though the document is at odds with itself", () => {
  const folder = scratch({ "acme.yaml": upstream });
  const run = (...args: string[]) => runLinkmint(root, args, { folder });
  const operation = ["POST /users/{user}/tokens", "GET /me"].flatMap((name) => [
    "--operation",
    name,
    "--token",
    "/token",
  ]);
  expect(run("add", "acme", "--from", "acme.yaml", ...operation).exitCode).toBe(0);
  const spec = readFileSync(join(folder, "specs/acme.yaml"), "utf8");
  expect(
    spec.match(/x-link-parameter:\n +name: \w+/gu)?.map((each) => each.split(": ")[1]),
  ).toEqual(["path_user2", "query_user"]);
  expect(spec).toContain("right:\n");
  expect(spec).not.toContain("wrong:\n");
  expect(spec).toContain("name: X-Id\n");
  expect(spec).not.toMatch(/name: X-Key\n +in: header\n +schema/u);
  expect(spec).not.toMatch(/get:[^]*parameters:/u);
  expect(run("lint", "acme").exitCode).toBe(0);
  expect(run("generate", "acme").exitCode).toBe(0);
});
