import { readFileSync } from "node:fs";
import path from "node:path";
import * as fc from "fast-check";
import ts from "typescript";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { parseDocument } from "../../generator/1-load/parse-document.js";
import { lintDocument } from "../../generator/2-lint/lint-document.js";
import { buildModel } from "../../generator/3-model/build-model.js";
import { emitPackage } from "../../generator/4-emit/emit-package.js";
import { fuzz } from "../fuzz.js";

/*
 * Text is never code. Hostile text goes into any string slot of a spec; the same spec with harmless text is
 * its twin. Either the linter refuses it, or both give programs of the same shape: what differs is the text
 * of literals, names and comments. So nothing that a spec says can make a generated package do anything.
 */
const settings = fuzz(60);
const { numRuns: runs } = settings;

const pieces = [
  ..."*/ ` ${1} ' \" \\ \n \r \u2028 \u202e \ud800 \u0000 < > & | # {{name}} --> @internal".split(
    " ",
  ),
  ...["*/ throw new Error('out') /*", "</script><script>", "$(touch x); `touch x`", "__proto__"],
  ...[
    "constructor",
    "toString",
    "prototype",
    "a".repeat(2000),
    "```\n",
    "// ",
    "import('x')",
    "a b",
  ],
];
const hostile = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 })
  .map((all) => all.join(""));

/** Slots whose text is structure: another text is another spec. */
const structure =
  /\/(?:\$ref|type|in|scheme|openapi|kind|format|as|naming|policy|unit|name)$|\/required\/|\/result\/|\/error\/|\/omit\/|x-link-credential|\/forbidden\/|\/anyOf\//u;

interface Slot {
  readonly path: readonly (string | number)[];
  readonly part: "key" | "value";
}

test.each([
  "specs/truto.yaml",
  "test/samples/hostile-text/spec.yaml",
  "test/samples/enums/spec.yaml",
])(`%s stays what it is, ${runs} times`, async (file) => {
  const text = readFileSync(path.resolve(import.meta.dirname, "../..", file), "utf8");
  const spec = parse(text) as unknown;
  const slots = findSlots(spec);
  expect(slots.length).toBeGreaterThan(20);
  let emitted = 0;
  const choice = fc.uniqueArray(fc.tuple(fc.nat(slots.length - 1), hostile), {
    minLength: 1,
    maxLength: 6,
    selector: ([index]) => index,
  });
  await fc.assert(
    fc.asyncProperty(choice, async (chosen) => {
      const filled = (pick: (text: string, index: number) => string) =>
        chosen.reduce<unknown>(
          (result, [slot, hostileText], index) =>
            fill(result, slots[slot] as Slot, pick(hostileText, index)),
          spec,
        );
      const attack = await emit(filled((hostileText, index) => hostileText + index));
      if (attack === undefined) return;
      const twin = await emit(filled((_, index) => `harmless${index}`));
      if (twin === undefined) return;
      emitted += 1;
      expect(attack).toEqual(twin);
    }),
    settings,
  );
  expect(emitted).toBeGreaterThan(runs / 10);
});

/** The shape of each module of a spec's package; nothing where the linter refuses the spec. */
async function emit(spec: unknown): Promise<Record<string, string[]> | undefined> {
  const text = JSON.stringify(spec);
  const { value } = parseDocument({ provider: "acme", path: "specs/acme.yaml", text });
  if (value === undefined) return undefined;
  if (lintDocument(value).some(({ severity }) => severity === "error")) return undefined;
  const context = {
    scope: "@acme",
    document: value,
    runtimeVersion: "0.1.0",
    specPath: "specs/acme.yaml",
  };
  const tree = await emitPackage(buildModel(value), context);
  const modules = [...tree].filter(([file]) => file.endsWith(".ts"));
  return Object.fromEntries(modules.map(([file, source]) => [file, shapeOf(source)]));
}

/** The kinds of a module's nodes in order; names and literals of text are all alike. */
function shapeOf(source: string): string[] {
  const parsed = ts.createSourceFile("module.ts", source, ts.ScriptTarget.Latest, true);
  const { parseDiagnostics } = parsed as unknown as { parseDiagnostics: readonly unknown[] };
  expect(parseDiagnostics).toEqual([]);
  const kinds: string[] = [];
  const visit = (node: ts.Node): void => {
    const isText =
      ts.isIdentifier(node) || ts.isStringLiteral(node) || ts.isComputedPropertyName(node);
    kinds.push(isText ? "text" : ts.SyntaxKind[node.kind]);
    if (!isText) node.forEachChild(visit);
  };
  visit(parsed);
  return kinds;
}

/** Every string of a spec, and every key that its author is free to choose. */
function findSlots(value: unknown, at: readonly (string | number)[] = []): Slot[] {
  const location = `/${at.join("/")}`;
  if (typeof value === "string") {
    return structure.test(location) ? [] : [{ path: at, part: "value" }];
  }
  if (typeof value !== "object" || value === null) return [];
  const isFree = /\/(?:properties|examples|modes|context)$/u.test(location);
  return Object.entries(value).flatMap(([key, item]) => [
    ...(isFree && !Array.isArray(value) ? [{ path: [...at, key], part: "key" as const }] : []),
    ...findSlots(item, [...at, key]),
  ]);
}

/** A copy with the text in the slot; a slot that an earlier one took away stays as it is. */
function fill(value: unknown, { path: [step, ...rest], part }: Slot, text: string): unknown {
  if (step === undefined) return text;
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return value;
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      String(index) === String(step) ? fill(item, { path: rest, part }, text) : (item as unknown),
    );
  }
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => {
    if (key !== step) return [key, item];
    if (part === "key" && rest.length === 0) return [text, item];
    return [key, fill(item, { path: rest, part }, text)];
  });
  return Object.fromEntries(entries);
}
