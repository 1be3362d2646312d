import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";

const script = path.join(import.meta.dirname, "compare-specs.js");
const spec = path.resolve(import.meta.dirname, "../../specs/truto.yaml");
const text = readFileSync(spec, "utf8");
const folder = mkdtempSync(path.join(tmpdir(), "linkmint-compare-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Comparison {
  readonly status: number | null;
  readonly lines: readonly string[];
}

function compareWith(edit: (text: string) => string): Comparison {
  return compare(text, edit(text));
}

function compare(...texts: readonly [left: string, right: string]): Comparison {
  const files = texts.map((each, index) => {
    const file = path.join(folder, `${index}.yaml`);
    writeFileSync(file, each);
    return file;
  });
  const args = [script, ...files, "--operation", "POST /link-token"];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
  return { status, lines: stdout.trimEnd().split("\n").slice(0, -1) };
}

test.each([
  ["nothing", (same: string) => same],
  ["a description", (old: string) => old.replace("Opens one connection flow.", "Opens it.")],
  ["an example", (old: string) => old.replaceAll("acme-1", "acme-2")],
  [
    "the order of an enum",
    (old: string) => old.replace("[wnam, enam, apac, eu]", "[eu, apac, enam, wnam]"),
  ],
  ["what is said beyond OpenAPI", (old: string) => old.replace("P7D", "P1D")],
])("%s is no difference", (_, edit) => {
  expect(compareWith(edit)).toEqual({ status: 0, lines: [] });
});

test.each([
  ["a name", "        scopes:", "        scope:", 2],
  [
    "a type",
    "type: boolean\n          default: false",
    "type: string\n          default: false",
    1,
  ],
  [
    "nullability",
    "          type: string\n          description: Where the user goes",
    '          type: [string, "null"]\n          description: Where the user goes',
    1,
  ],
  [
    "a format",
    "format: uuid\n          description: The integrated",
    "format: uri\n          description: The integrated",
    1,
  ],
  ["an enum", "[wnam, enam, apac, eu]", "[wnam, enam, apac]", 1],
  ["a default", "default: false", "default: true", 1],
  ["what is required", "required: [link_token]", "required: []", 1],
  ["a server", "https://api.truto.one", "https://api.example.com", 1],
  ["a header", "scheme: bearer", "scheme: basic", 1],
])("%s is a difference", (_, from, to, count) => {
  expect(text).toContain(from);
  const { status, lines } = compareWith((old) => old.replace(from, to));
  expect({ status, count: lines.length }).toEqual({ status: 1, count });
});

const ruled = `        region:
          $ref: "#/components/schemas/Region"
      if: { required: [region], properties: { region: { const: eu } } }
      then: { required: [tenant_id] }
      allOf:
        - dependentRequired: { scopes: [tenant_id] }
        - anyOf: [{ required: [tenant_id] }, { required: [integrated_account_id] }]
    Region:`;

const unruled = `        region:
          $ref: "#/components/schemas/Region"
    Region:`;

test("rules of the second document are told, and are no difference", () => {
  const { status, lines } = compareWith((old) => old.replace(unruled, ruled));
  const locations = lines.flatMap((line) => /^addition: (\S+): /u.exec(line)?.[1] ?? []);
  const schema = "/components/schemas/LinkTokenRequest";
  expect({ status, locations }).toEqual({
    status: 0,
    locations: [`${schema}/if`, `${schema}/then`, `${schema}/allOf`, `${schema}/allOf`],
  });
});

test.each(["- properties: { x: {} } #", "- required: [region] #"])(
  "%s is a difference",
  (member) => {
    const { status } = compareWith((old) =>
      old.replace(unruled, ruled.replace("- dependentRequired:", member)),
    );
    expect(status).toBe(1);
  },
);

test("a header of a response is one, whatever its name", () => {
  const withHeader = (name: string) =>
    text.replace(/^( +)"200":\n/mu, `$&$1  headers: { ${name}: { schema: { type: string } } }\n`);
  expect(compare(withHeader("x-id"), withHeader("x-request")).lines).toHaveLength(2);
  expect(compare(withHeader("x-id"), withHeader("x-id")).lines).toEqual([]);
});

test("a property may be called like a map", () => {
  const named = text.replace("raw_response:", "content:");
  const redescribed = named.replace("What the integrated application answered", "Its response");
  expect(redescribed).not.toBe(named);
  expect(compare(named, redescribed)).toEqual({ status: 0, lines: [] });
});
