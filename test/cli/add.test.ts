import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "prettier";
import { describe, expect, test } from "vitest";
import { readFiles, scratch } from "../write/scratch.js";
import { type Run, installLinkmint, runLinkmint } from "./linkmint.js";

const root = installLinkmint();
const flags = ["--from", "upstream.json", "--operation", "POST /link/token"];

/** A provider's document in OpenAPI 3.0: two operations, a parameter and schemas of which few are needed. */
const upstream = {
  openapi: "3.0.3",
  info: { title: "Acme", version: "1" },
  servers: [
    { url: "https://api.acme.example", description: "Production" },
    { url: "https://sandbox.acme.example", description: "Sandbox" },
  ],
  security: [{ apiKey: [] }],
  paths: {
    "/link/token": {
      post: {
        operationId: "linkTokenCreate",
        requestBody: { $ref: "#/components/requestBodies/Create" },
        responses: {
          200: {
            description: "The token.",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Minted" } } },
          },
        },
      },
    },
    "/other": { get: { parameters: [{ $ref: "far.yaml#/P" }], responses: {} } },
  },
  components: {
    requestBodies: {
      Create: {
        required: true,
        content: { "application/json": { schema: { $ref: "#/components/schemas/Create" } } },
      },
    },
    schemas: {
      Create: {
        type: "object",
        required: ["user"],
        properties: {
          user: { type: "string", nullable: true, example: "u1" },
          parent: { nullable: true, allOf: [{ $ref: "#/components/schemas/Create" }] },
        },
      },
      Unused: { type: "string" },
      Minted: { type: "object", required: ["token"], properties: { token: { type: "string" } } },
    },
    securitySchemes: { apiKey: { type: "apiKey", in: "header", name: "X-Key" }, unused: {} },
  },
};

function folderWith(files: Readonly<Record<string, string>> = {}): string {
  return scratch({ "upstream.json": JSON.stringify(upstream), ...files });
}

function run(folder: string, ...args: string[]): Run {
  return runLinkmint(root, args, { folder });
}

describe("add", () => {
  test("writes a spec, and says so and what comes next", async () => {
    const folder = folderWith();
    expect(run(folder, "add", "acme", ...flags)).toEqual({
      exitCode: 0,
      stdout:
        "wrote specs/acme.yaml\n2 questions left open: see the comments in it\nnext: npx linkmint lint acme\n",
      stderr: "",
    });
    const { "specs/acme.yaml": spec = "", ...others } = readFiles(folder);
    expect(Object.keys(others)).toEqual(["upstream.json"]);
    expect(spec).toContain("openapi: 3.1.0");
    expect(spec).not.toMatch(/nullable|[uU]nused|\/other/u);
    expect(await check(spec, { parser: "yaml", printWidth: 100 })).toBe(true);
  });

  test("leaves one question to the author, whose answer is all that createLinkToken needs", () => {
    const folder = folderWith();
    run(folder, "add", "acme", ...flags);
    const { exitCode, stdout } = run(folder, "lint", "--json");
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly { code: string }[] };
    expect(exitCode).toBe(0);
    expect(diagnostics.map(({ code }) => code)).toContain("undecided-result");
    expect(run(folder, "generate").exitCode).toBe(0);
    const undecided = readFiles(join(folder, "generated/acme"));
    expect(undecided["src/link-token.ts"]).not.toContain("createLinkToken");
    // The question itself, which is among the diagnostics, speaks of createLinkToken.
    const { packages } = JSON.parse(run(folder, "list", "--json").stdout) as { packages: unknown };
    expect(packages).toMatchObject([{}]);
    expect(JSON.stringify(packages)).not.toContain("createLinkToken");
    const path = join(folder, "specs/acme.yaml");
    const spec = readFileSync(path, "utf8");
    writeFileSync(path, spec.replace("result: {}", "result: { token: /token }"));
    expect(run(folder, "generate")).toMatchObject({ exitCode: 0, stderr: "" });
    expect(run(folder, "check").exitCode).toBe(0);
    const files = readFiles(join(folder, "generated/acme"));
    expect(files["src/link-token.ts"]).toContain("linkTokenCreate");
    expect(files["src/link-token.ts"]).toContain("createLinkToken");
  });

  test("takes the folder of specs from the command line, and makes it", () => {
    const folder = folderWith();
    const { exitCode, stdout } = run(folder, "add", "acme", ...flags, "--specs", "a/b", "--quiet");
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "wrote a/b/acme.yaml\n" });
    expect(Object.keys(readFiles(folder))).toEqual(["a/b/acme.yaml", "upstream.json"]);
  });

  test("takes several operations, each once", () => {
    const spec = JSON.stringify(upstream)
      .replace('"far.yaml#/P"', '"#/x-parameter"')
      .replace('"responses":{}', '"responses":{"200":{"$ref":"#/x-response"}}');
    const parts = {
      "x-parameter": { name: "page", in: "query", schema: { type: "integer" } },
      "x-response": { content: { "application/json": { schema: { type: "object" } } } },
    };
    const whole = { ...(JSON.parse(spec) as object), ...parts };
    const folder = folderWith({ "upstream.json": JSON.stringify(whole) });
    const more = ["--operation=linkTokenCreate", "--operation", "GET /other"];
    expect(run(folder, "add", "acme", ...flags, ...more)).toMatchObject({
      exitCode: 0,
      stderr: "",
    });
    const text = readFileSync(join(folder, "specs/acme.yaml"), "utf8");
    expect(text.match(/primary: \w+/gu)).toEqual(["primary: true", "primary: false"]);
  });

  test("writes nothing that lint refuses", () => {
    const text = JSON.stringify(upstream).replace('"properties":{"token"', '"allOf":"x",$&');
    const folder = scratch({
      "upstream.json": text.replace('"type":"object","required":["token"]', '"required":["token"]'),
    });
    const { exitCode, stderr } = run(folder, "add", "acme", ...flags);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /^upstream\.json {2}error {2}invalid-openapi\n {2}In the spec, at \/\S+: /mu,
    );
    expect(readFiles(folder)).not.toHaveProperty("specs/acme.yaml");
  });

  test("prints one JSON document", () => {
    const folder = folderWith();
    const { exitCode, stdout, stderr } = run(folder, "add", "acme", ...flags, "--json");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      linkmint: expect.any(String),
      command: "add",
      exitCode: 0,
      spec: { provider: "acme", path: "specs/acme.yaml", open: 2, text: expect.any(String) },
      diagnostics: [],
    });
  });

  test("refuses a second time, and leaves the first spec as it is", () => {
    const folder = folderWith();
    run(folder, "add", "acme", ...flags);
    const before = readFiles(folder);
    const { exitCode, stdout, stderr } = run(folder, "add", "acme", ...flags);
    const same = "specs/acme.yaml is what would be written\n";
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: same });
    expect(stderr).toContain("existing-spec");
    expect(stderr).toContain("1 error: nothing was written");
    expect(readFiles(folder)).toEqual(before);
  });
});

describe("add writes nothing and exits with 2", () => {
  const text = JSON.stringify(upstream);

  test.each([
    [
      "where the operation is unknown",
      text.replace("/link/token", "/link/tokens"),
      "unknown-operation",
    ],
    [
      "where a reference leads away",
      text.replace("#/components/schemas/M", "far.yaml#/M"),
      "external-reference",
    ],
    [
      "where a reference leads nowhere",
      text.replace("schemas/Minted", "schemas/Mint"),
      "unresolved-reference",
    ],
    ["for Swagger 2.0", '{ "swagger": "2.0" }', "unsupported-openapi"],
    ["for HTML", "<!doctype html>", "not-openapi"],
    ["for half a document", text.slice(0, 200), "invalid-yaml"],
    ["for a document that is too deep", `openapi: 3.0.0\na: ${"[".repeat(10_000)}`, "invalid-yaml"],
  ])("%s", (_name, document, code) => {
    const folder = folderWith({ "upstream.json": document });
    const { exitCode, stdout, stderr } = run(folder, "add", "acme", ...flags);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(new RegExp(`^upstream\\.json:\\d+:\\d+  error  ${code}\n`, "u"));
    expect(stderr).toContain("help: ");
    expect(stderr).toMatch(/1 error: nothing was written\n$/u);
    expect(Object.keys(readFiles(folder))).toEqual(["upstream.json"]);
  });

  test.each([
    ["a missing document", ["acme", "--from", "nope.yaml"], "unreadable-spec"],
    ["a folder", ["acme", "--from", "."], "unreadable-spec"],
    ["a provider of no name", ["../acme", "--from", "upstream.json"], "invalid-name"],
    [
      "a file in place of the folder",
      ["acme", "--from", "upstream.json", "--specs", "upstream.json"],
      "unwritable-output",
    ],
  ])("for %s", (_name, args, code) => {
    const folder = folderWith();
    const { exitCode, stderr } = run(folder, "add", ...args, "--operation", "POST /link/token");
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`error  ${code}\n`);
    expect(Object.keys(readFiles(folder))).toEqual(["upstream.json"]);
  });

  test("and says all of it in one JSON document", () => {
    const more = ["--operation", "nope", "--json"];
    const { exitCode, stdout, stderr } = run(folderWith(), "add", "acme", ...flags, ...more);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      linkmint: expect.any(String),
      command: "add",
      exitCode: 2,
      diagnostics: [
        expect.objectContaining({
          code: "unknown-operation",
          path: "upstream.json",
          span: expect.anything(),
        }),
      ],
    });
  });
});

describe("add is used wrongly", () => {
  const from = ["--from", "upstream.json"];
  const operation = ["--operation", "POST /link/token"];

  test.each([
    { args: [...from, ...operation], want: "write linkmint add <provider> --from FILE" },
    { args: ["a", "b", ...from, ...operation], want: "add takes one provider." },
    { args: ["acme", ...operation], want: "name it with --from FILE" },
    { args: ["acme", ...operation, "--from"], want: "write --from FILE" },
    { args: ["acme", ...from, "--operation="], want: "write --operation NAME" },
    { args: ["acme", ...from, "--operations", "x"], want: "did you mean --operation?" },
  ])("$args says: $want", ({ args, want }) => {
    const folder = folderWith();
    const { exitCode, stdout, stderr } = run(folder, "add", ...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: "" });
    expect(stderr).toContain(want);
    expect(Object.keys(readFiles(folder))).toEqual(["upstream.json"]);
  });

  test("its help says what it takes", () => {
    const { exitCode, stdout } = runLinkmint(root, ["add", "--help"]);
    expect(exitCode).toBe(0);
    for (const word of ["linkmint add <provider>", "--from FILE", "--operation NAME", "--specs"]) {
      expect(stdout).toContain(word);
    }
  });
});
