import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
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
