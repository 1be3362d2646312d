import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readFiles, scratch, writeFiles } from "../write/scratch.js";
import { installLinkmint, type Run, runLinkmint } from "./linkmint.js";

const root = installLinkmint();
const run = (folder: string, ...args: string[]): Run => runLinkmint(root, args, { folder });
const specOf = (folder: string): string => join(folder, "specs/acme-pay.yaml");

describe("add --blank", () => {
  test("writes a spec whose findings say what to fill in", () => {
    const folder = scratch();
    const { exitCode, stdout } = run(folder, "add", "acme-pay", "--blank");
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: "wrote specs/acme-pay.yaml\nnext: npx linkmint lint acme-pay\n",
    });
    const { diagnostics } = JSON.parse(run(folder, "lint", "--json").stdout);
    expect(diagnostics.map(({ code }: { code: string }) => code)).toEqual([
      "unsupported-server",
      "undecided-security",
      "undecided-result",
    ]);
  });

  test.each(["object", "promise"])("names the class of %s as lint takes it", (provider) => {
    const folder = scratch();
    run(folder, "add", provider, "--blank");
    const { diagnostics } = JSON.parse(run(folder, "lint", "--json").stdout);
    const codes = diagnostics.map(({ code }: { code: string }) => code);
    expect(codes).toContain("unsupported-server");
    expect(codes).not.toContain("invalid-name");
  });

  test("holds in comments what lint then takes", () => {
    const folder = scratch();
    run(folder, "add", "acme-pay", "--blank");
    const filled = readFileSync(specOf(folder), "utf8")
      .replace("servers: []\n", "")
      .replace(/(#   - url: (?:.*\n# )+.*\n)/u, "servers:\n$1")
      .replace(/^# (?=security:|components:|  )/gmu, "")
      .replace(/^( +)# (?=source|verified|environments)/gmu, "$1")
      .replace("result: {}", "result: { token: /link_token, expiresAt: { documented: PT30M } }");
    writeFiles(folder, { "specs/acme-pay.yaml": filled });
    expect(run(folder, "lint", "--strict")).toMatchObject({ exitCode: 0, stderr: "" });
    expect(parse(filled).servers).toHaveLength(2);
    expect(filled).toContain("env: ACME_PAY_API_KEY");
    expect(filled).toContain("baseUrlVariable: ACME_PAY_BASE_URL");
  });

  test("shows the spec in a dry run, and replaces none", () => {
    const folder = scratch();
    const dry = run(folder, "add", "acme-pay", "--blank", "--dry-run");
    expect(readFiles(folder)).toEqual({});
    run(folder, "add", "acme-pay", "--blank");
    expect(dry.stdout).toBe(readFileSync(specOf(folder), "utf8"));
    expect(run(folder, "add", "acme-pay", "--blank").exitCode).toBe(2);
    expect(run(folder, "add", "Acme", "--blank").stderr).toContain("invalid-name");
  });

  test.each([["--from"], ["--operation"], ["--token"], ["--server"]])("takes no %s", (flag) => {
    const { exitCode, stderr } = run(scratch(), "add", "acme-pay", "--blank", flag, "/x");
    expect(exitCode).toBe(3);
    expect(stderr).toContain(`--blank and ${flag} exclude each other.`);
  });
});

describe("add without --operation", () => {
  const paths = {
    "/users": { get: { operationId: "listUsers" }, post: { operationId: "createUser" } },
    "/link/token": { get: { operationId: "getLinkToken" }, post: { operationId: "mint" } },
  };
  const upstream = JSON.stringify({ openapi: "3.1.0", info: { title: "A", version: "1" }, paths });

  test("lists the document's operations, the likeliest first", () => {
    const folder = scratch({ "upstream.json": upstream });
    const add = ["add", "acme-pay", "--from", "upstream.json"];
    const { exitCode, stdout, stderr } = run(folder, ...add);
    expect(exitCode).toBe(3);
    expect(stdout).toBe("  POST /link/token\n  POST /users\n  GET /link/token\n  GET /users\n");
    expect(stderr).toContain('help: name one, as in --operation "POST /link/token"\n');
    expect(JSON.parse(run(folder, ...add, "--json").stdout)).toMatchObject({
      exitCode: 3,
      candidates: ["POST /link/token", "POST /users", "GET /link/token", "GET /users"],
    });
    expect(Object.keys(readFiles(folder))).toEqual(["upstream.json"]);
  });

  test("says that a document has no operation", () => {
    const folder = scratch({
      "upstream.json":
        '{ "openapi": "3.1.0", "info": { "title": "A", "version": "1" }, "paths": {} }',
    });
    const { exitCode, stdout, stderr } = run(folder, "add", "acme-pay", "--from", "upstream.json");
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(/^upstream\.json:1:\d+ {2}error {2}unknown-operation\n/u);
    expect(stderr).toContain("The document has no operation.");
  });
});
