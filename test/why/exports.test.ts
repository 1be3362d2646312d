import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { checkSpec } from "../../generator/pipeline/compare-documents.js";
import { createExplain } from "../../generator/why/create-explain.js";
import { indexDeclarations } from "../../generator/why/index-declarations.js";

const root = join(import.meta.dirname, "../..");
const providers = readdirSync(join(root, "specs")).map((file) => file.replace(/\.yaml$/u, ""));

/** Every name that a package exports, as the compiler sees it. */
function exportsOf(provider: string): string[] {
  const file = join(root, "generated", provider, "src/index.ts");
  const program = ts.createProgram([file], { noResolve: false, noLib: true, types: [] });
  const source = program.getSourceFile(file);
  const checker = program.getTypeChecker();
  const symbol = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  return symbol === undefined ? [] : checker.getExportsOfModule(symbol).map(({ name }) => name);
}

test.each(providers)(
  "every export of %s comes from somewhere",
  { timeout: 120_000 },
  async (provider) => {
    const names = exportsOf(provider);
    expect(names.length).toBeGreaterThan(40);
    const responses = explainAll(names, provider);
    const unknown = responses.filter(({ explanations }) => explanations.length === 0);
    expect(unknown.map(({ name }) => name)).toEqual([]);
    const undeclared = responses.flatMap(({ name, explanations }) =>
      explanations.every(({ declarations }) => declarations.length === 0) ? [name] : [],
    );
    expect(undeclared).toEqual([]);
    const placeless = responses.flatMap(({ name, explanations }) =>
      explanations.some(({ what, origins }) => origins.length === 0 && !what.includes("runtime"))
        ? [name]
        : [],
    );
    expect(placeless).toEqual([]);
  },
);

function explainAll(names: readonly string[], provider: string) {
  const path = join(root, "specs", `${provider}.yaml`);
  const { value } = checkSpec({ provider, path, text: readFileSync(path, "utf8") });
  if (value === undefined) throw new Error(`${provider} has errors`);
  const folder = join(root, "generated", provider, "src");
  const files = readdirSync(folder).map((file) => join(folder, file));
  const declarations = indexDeclarations(
    new Map(files.map((file) => [file, readFileSync(file, "utf8")])),
  );
  const explain = createExplain({ ...value, declarations });
  return names.map((name) => ({ name, ...explain(name) }));
}
