import { describe, expect, test } from "vitest";
import { readFiles, scratch, writeFiles } from "../write/scratch.js";
import { acmeSpec } from "./acme-spec.js";
import { installLinkmint, runLinkmint } from "./linkmint.js";

/* What is no spec gets one diagnostic, at its location where there is one, from every verb; nothing is written. */
const root = installLinkmint();
const good = acmeSpec();
const html = "<!doctype html>\n<html><body>Sign in to download openapi.yaml</body></html>\n";

interface Case {
  readonly name: string;
  readonly text: string | Buffer;
  readonly code: string;
}

const cases: readonly Case[] = [
  {
    name: "half a spec",
    text: good.slice(0, good.indexOf("required: [user]") + 12),
    code: "invalid-yaml",
  },
  { name: "half a JSON document", text: '{ "openapi": "3.1.0", "info": {', code: "invalid-yaml" },
  { name: "HTML", text: html, code: "not-openapi" },
  { name: "nothing", text: "", code: "not-openapi" },
  { name: "a list", text: "- openapi: 3.1.0\n", code: "not-openapi" },
  {
    name: "bytes that are no text",
    text: Buffer.from([0x89, 0x50, 0xff, 0xfe]),
    code: "unreadable-spec",
  },
  {
    name: "ten thousand lists in one another",
    text: `openapi: 3.1.0\nx-deep: ${"[".repeat(10_000)}${"]".repeat(10_000)}\n`,
    code: "invalid-yaml",
  },
  {
    name: "ten thousand schemas in one another",
    text: JSON.stringify({ openapi: "3.1.0", info: {}, paths: {} }).replace(
      "{}}",
      `{},"components":{"schemas":{"A":${'{"items":'.repeat(10_000)}{}${"}".repeat(10_000)}}}}`,
    ),
    code: "invalid-yaml",
  },
  {
    name: "a reference to itself",
    text: `${good.replace("type: string, description", '$ref: "#/components/schemas/A", description')}  schemas: { A: { $ref: "#/components/schemas/A" } }\n`,
    code: "circular-reference",
  },
  {
    name: "an alias inside of its anchor",
    text: "openapi: 3.1.0\ninfo: &a { title: *a }\n",
    code: "recursive-alias",
  },
  {
    name: "aliases that multiply",
    text: `openapi: 3.1.0\nx-0: &a0 [${"x,".repeat(50)}]\n${Array.from(
      { length: 9 },
      (_, index) => `x-${index + 1}: &a${index + 1} [${`*a${index},`.repeat(9)}]\n`,
    ).join("")}`,
    code: "alias-bomb",
  },
];

describe.each(cases)("$name", ({ text, code }) => {
  const location = code === "unreadable-spec" ? "" : ":\\d+:\\d+";
  const told = (file: string) => new RegExp(`^${file}${location} {2}error {2}${code}\n`, "u");

  test.each(["lint", "generate"])("is told by %s", (verb) => {
    const folder = scratch();
    writeFiles(folder, { "specs/acme.yaml": text });
    const { exitCode, stdout, stderr } = runLinkmint(root, [verb], { folder });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(told("specs/acme\\.yaml"));
    expect(stderr.match(/ {2}error {2}/gu)).toHaveLength(1);
    expect(stderr).toContain("help: ");
    expect(Object.keys(readFiles(folder))).toEqual(["specs/acme.yaml"]);
  });

  test("is told by diff, whichever document it is", () => {
    const folder = scratch({ "good.yaml": good });
    writeFiles(folder, { "bad.yaml": text });
    for (const files of [
      ["good.yaml", "bad.yaml"],
      ["bad.yaml", "good.yaml"],
    ]) {
      const args = ["diff", ...files, "--operation", "POST /tokens"];
      const { exitCode, stdout, stderr } = runLinkmint(root, args, { folder });
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
      expect(stderr).toMatch(told("bad\\.yaml"));
      expect(stderr).toContain("1 error: nothing was compared");
    }
  });
});

test("a folder in the place of a file is told by diff", () => {
  const folder = scratch({ "specs/acme.yaml": good });
  const args = ["diff", "specs/acme.yaml", "specs"];
  const { exitCode, stderr } = runLinkmint(root, args, { folder });
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: expect.stringMatching(/^specs {2}error {2}unreadable-spec\n/u),
  });
});
