import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readYaml } from "../../generator/1-load/parse-document.js";
import { parseUpstream } from "../../generator/1-load/parse-upstream.js";

/* js-yaml's positions must be those of `yaml`, value by value and key by key. */
const root = path.resolve(import.meta.dirname, "../..");
const specs = [
  ...readdirSync(path.join(root, "specs")).map((file) => `specs/${file}`),
  ...readdirSync(path.join(root, "test/samples"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `test/samples/${name}/spec.yaml`),
].map((file) => [file, readFileSync(path.join(root, file), "utf8")] as const);

const odd = (rest: string) => `openapi: 3.0.0\n${rest}`;

test.each<readonly [string, string]>([
  ...specs,
  ...specs.map(([file, text]) => [`${file} as JSON`, asJson(text)] as const),
  [
    "comments",
    odd("# one\na: # two\n  # three\n  b: 1 # four\n  c:\n    - 1\n    # five\n    - 2\n"),
  ],
  ["nothing", odd("a:\nb: ~\nc: ''\n")],
  ["flow", odd("a: [1, {b: 2}, [c, [d]], {e: [f]}]\ng: { h: {} , i: [] }\n")],
  ["a pair in a list", odd("a: [b: 1, c]\n")],
  ["no value in a mapping", odd("a: {b, c: 1}\n")],
  ["text", odd('a: |\n  b\n  c\nd: >-\n  e\nf: \'g\'\n"h": "i"\n')],
  ["explicit keys", odd("? a\n: b\n")],
  ["anchors and tags", odd("a: &x\n  b: 1\nc: !!str d\n")],
  ["keys like numbers", odd("b: 1\n200: 2\n'100': 3\n")],
  ["lists in lists", odd("x:\n- - a\n  - b\n-\n  - c\ny:\n")],
  ["a byte order mark", `\uFEFF${odd("a: 1\n")}`],
  ["two-column characters", odd("a: { 漢: 😀, b: 1 }\n")],
])("%s", (_, text) => {
  const source = { provider: "acme", path: "acme.yaml", text };
  const [quick, exact] = [parseUpstream(source).value, readYaml(source).value];
  if (exact === undefined) throw new Error("no YAML");
  const startsOf = (document: typeof exact) =>
    pointersOf(exact.spec).flatMap((pointer) =>
      (["key", "value"] as const).map((part) => [
        pointer,
        part,
        document.locate(pointer, part)?.start,
      ]),
    );
  expect(quick === undefined ? undefined : startsOf(quick)).toEqual(quick && startsOf(exact));
});

function asJson(text: string): string {
  const { value } = readYaml({ provider: "acme", path: "acme.yaml", text });
  return JSON.stringify(value?.spec, null, 2);
}

function pointersOf(value: unknown, at = ""): string[] {
  if (typeof value !== "object" || value === null) return [at, `${at}/nowhere`];
  const inner = Object.entries(value).flatMap(([key, each]) =>
    pointersOf(each, `${at}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`),
  );
  return [at, ...inner];
}
