import { readFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { scratch } from "../write/scratch.js";
import { acmeSpec } from "./acme-spec.js";
import { installLinkmint, type Run, runLinkmint } from "./linkmint.js";

const root = installLinkmint();
const run = (folder: string, ...args: string[]): Run => runLinkmint(root, args, { folder });
const read = (folder: string): string => readFileSync(join(folder, "specs/acme.yaml"), "utf8");

const right = `\uFEFF# kept\n${acmeSpec()}`
  .replace("result: {", "singleUse: true # once\n        result: {")
  .replaceAll("\n", "\r\n");
const wrong = right
  .replace("singleUse:", "'singelUse':")
  .replace('version: "1"', "version: 1.10")
  .replace("acme.example", "acme.example/")
  .replace("x-link-credential", "x-link-credentials");
const fixed = right.replace("singleUse:", "'singleUse':").replace('"1"', '"1.10"');

test("lint --fix puts right what is mechanical, and touches nothing else", () => {
  const folder = scratch({ "specs/acme.yaml": wrong });
  const first = run(folder, "lint", "--fix");
  expect(first).toMatchObject({ exitCode: 0, stderr: "" });
  expect(read(folder)).toBe(fixed);
  expect(first.stdout.split("\n").filter((line) => line.startsWith("fixed "))).toHaveLength(4);
  expect(run(folder, "lint", "--fix").stdout).toBe("1 spec, no problems\n");
  expect(read(folder)).toBe(fixed);
});

test("lint --fix --json lists what it fixed", () => {
  const folder = scratch({ "specs/acme.yaml": wrong });
  const { fixed: list, diagnostics } = JSON.parse(run(folder, "lint", "--fix", "--json").stdout);
  expect(diagnostics).toEqual([]);
  expect(list.map(({ code }: { code: string }) => code).sort()).toEqual([
    "invalid-openapi",
    "openapi-no-server-trailing-slash",
    "unknown-key",
    "unknown-key",
  ]);
});

test("lint --fix names operations as add does, each by another name", () => {
  const renewals = acmeSpec()
    .replace("  /tokens:", "  /token's:")
    .replace("      operationId: createToken\n", "      # the summary\n")
    .replace(
      "paths:\n",
      `paths:\n  /token-s:\n    get: { summary: List, responses: {} }\n  /tokens/: { post: { ${rest} } }\n`,
    );
  const folder = scratch({ "specs/acme.yaml": renewals });
  expect(run(folder, "lint", "--fix").stdout).toMatch(
    /missing-operation-id {2}operationId: "postTokens"\n(?:.*\n)*fixed .* operationId: "postTokenS"\n/u,
  );
  expect(read(folder)).toBe(
    renewals
      .replace("{ x-link", "{ operationId: postTokens, x-link")
      .replace("      # the summary\n", "      operationId: postTokenS\n      # the summary\n"),
  );
});

const rest =
  'x-link-token: { primary: false, method: other, result: null }, responses: { "200": { description: d } }';

test.each([
  ["{ type: string, nullable: true }", '{ type: [string, "null"] }'],
  ["{ type: [string], nullable: true }", '{ type: [string, "null"] }'],
  ['{ nullable: true, type: [string, "null"] }', '{ type: [string, "null"] }'],
  ["{ type: string, nullable: false }", "{ type: string }"],
  [
    "{ type: string, enum: [a, b], nullable: true }",
    '{ type: [string, "null"], enum: [a, b, null] }',
  ],
  ["{ enum: [a, null], nullable: true }", "{ enum: [a, null] }"],
  ["{ $ref: x, nullable: true }", '{ anyOf: [{ $ref: x }, { type: "null" }] }'],
])("lint --fix says %s in OpenAPI 3.1", (before, after) => {
  const text = (schema: string): string => {
    const described = schema
      .replace("x,", '"#/components/schemas/A",')
      .replace("x }", '"#/components/schemas/A" }');
    return acmeSpec()
      .replace("user: {", `note: # kept\n                  ${described}\n                user: {`)
      .concat("  schemas: { A: { type: object, description: An A., properties: {} } }\n");
  };
  const folder = scratch({ "specs/acme.yaml": text(before) });
  run(folder, "lint", "--fix");
  expect(read(folder)).toBe(text(after));
});

describe("lint --fix leaves JSON JSON", () => {
  const { paths, ...acme } = parse(acmeSpec());
  const nullable = (note: object, named: object) => {
    const { operationId: _, ...post } = paths["/tokens"].post;
    const operation = structuredClone({ ...named, ...post });
    Object.assign(operation.requestBody.content["application/json"].schema.properties, { note });
    return { ...acme, paths: { "/tokens": { post: operation } } };
  };
  const wrongJson = nullable({ type: "string", nullable: true }, {});
  const rightJson = nullable({ type: ["string", "null"] }, { operationId: "postTokens" });
  const odd = (value: unknown) => JSON.stringify(value, null, 2).replaceAll('": ', '" :');

  test.each([
    ["as JSON.stringify writes it", (value: unknown) => JSON.stringify(value)],
    ["with indents", (value: unknown) => `${JSON.stringify(value, null, 2)}\n`],
    [
      "with Windows' line ends",
      (value: unknown) => JSON.stringify(value, null, "\t").replaceAll("\n", "\r\n"),
    ],
    [
      "as Prettier writes it",
      (value: unknown) => format(JSON.stringify(value, null, 2), { parser: "json" }),
    ],
  ])("%s", async (_name, print) => {
    const folder = scratch({ "specs/acme.json": await print(wrongJson) });
    expect(run(folder, "lint", "--fix").exitCode).toBe(0);
    expect(readFileSync(join(folder, "specs/acme.json"), "utf8")).toBe(await print(rightJson));
  });

  test("in a layout of its own", () => {
    const folder = scratch({ "specs/acme.json": odd(wrongJson) });
    expect(run(folder, "lint", "--fix").exitCode).toBe(0);
    const text = readFileSync(join(folder, "specs/acme.json"), "utf8");
    expect(JSON.parse(text)).toEqual(rightJson);
    expect(text).toContain('"summary" :"Make a token"');
  });
});

test("lint --fix leaves what an example calls nullable", () => {
  const example = "{ token: t, nullable: true, type: string }";
  const text = acmeSpec()
    .replace(/schema:(?=\n.*\n.*\[token\])/u, `example: ${example}\n              schema:`)
    .replace("token: {", "nullable: { type: integer }\n                  token: {");
  const folder = scratch({ "specs/acme.yaml": text });
  const { stderr } = run(folder, "lint", "--fix");
  expect(stderr).toContain("no-invalid-media-type-examples");
  expect(read(folder)).toBe(text);
});

test("lint --fix keeps comments and the order where nullable goes", () => {
  const schema = (lines: string): string =>
    acmeSpec().replace(
      "user: {",
      `note:\n${lines.replace(/^/gmu, "                  ")}\n                user: {`,
    );
  const before =
    "# above\ntype: string # a text\nenum:\n  # first\n  - a\n  - b # last\nnullable: true\ndescription: A note.";
  const after =
    '# above\ntype: [string, "null"] # a text\nenum:\n  # first\n  - a\n  - b # last\n  - null\ndescription: A note.';
  const folder = scratch({ "specs/acme.yaml": schema(before).replaceAll("\n", "\r\n") });
  const { exitCode, stdout } = run(folder, "lint", "--fix");
  expect({ exitCode, stdout }).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining(
      'openapi-struct  type: ["string","null"], and null, no nullable\n',
    ),
  });
  expect(read(folder)).toBe(schema(after).replaceAll("\n", "\r\n"));
});

test.each([
  ["beside alternatives", "{ anyOf: [{ type: string }], nullable: true }"],
  [
    "under a comment",
    "\n                  type: string\n                  # why\n                  nullable: true",
  ],
])("nullable %s stays", (_name, schema) => {
  const text = acmeSpec().replace("user: {", `note: ${schema}\n                user: {`);
  const folder = scratch({ "specs/acme.yaml": text });
  run(folder, "lint", "--fix");
  expect(read(folder)).toBe(text);
});

test("lint --fix leaves out headers that something else fills, and names parameters that are called like other inputs", () => {
  const parameters = (...lines: string[]): string =>
    acmeSpec().replace(
      "summary:",
      `parameters:\n${lines.map((line) => `        - ${line}\n`).join("")}      summary:`,
    );
  const [start, end] = [
    "{ name: a, in: query, schema: { type: string } }",
    "schema: { enum: [a] }",
  ];
  const folder = scratch({
    "specs/acme.yaml": parameters(
      start,
      `{ name: X-Acme-Key, in: header, ${end} }`,
      `{ name: user, in: query, ${end} }`,
    ),
  });
  const { stdout, exitCode } = run(folder, "lint", "--fix");
  expect(exitCode).toBe(0);
  expect(stdout).toContain("clashing-parameter  no item 2 of parameters\n");
  expect(stdout).toContain('clashing-parameter  x-link-parameter: {"name":"query_user"}\n');
  expect(read(folder)).toBe(
    parameters(start, `{ name: user, in: query, ${end}, x-link-parameter: { name: query_user } }`),
  );
});

test("lint --fix settles a parameter that is wrong twice, and no neighbour of it", () => {
  const text = acmeSpec()
    .replace(
      "summary:",
      "parameters:\n        - { name: user, in: header, schema: { type: string } }\n        - { name: b, in: query, schema: { type: string } }\n      summary:",
    )
    .replace("name: X-Acme-Key", "name: user");
  const folder = scratch({ "specs/acme.yaml": text });
  expect(run(folder, "lint", "--fix").exitCode).toBe(0);
  expect(read(folder)).toBe(text.replace(/ +- \{ name: user.*\n/u, ""));
});

test("what is ambiguous stays", () => {
  const text = acmeSpec().replace("result: {", "methd: a.b\n        result: {");
  const folder = scratch({ "specs/acme.yaml": text });
  expect(run(folder, "lint", "--fix").exitCode).toBe(2);
  expect(read(folder)).toBe(text);
});

test("without --fix nothing is written", () => {
  const folder = scratch({ "specs/acme.yaml": wrong });
  expect(run(folder, "lint").exitCode).toBe(2);
  expect(read(folder)).toBe(wrong);
});
