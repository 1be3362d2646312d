import { readdirSync, readFileSync } from "node:fs";
import { cp, readFile } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Consumer, makeConsumer, providers, repository } from "../consumer.js";
import { compile, compilers } from "./compile.js";

/*
 * Everything that is generated, and the type tests beside this file, compile for a strict consumer under
 * each TypeScript and module resolution that we support. `@ts-expect-error` marks what must not compile.
 */
const resolutions = [
  { module: "nodenext", moduleResolution: "nodenext" },
  { module: "esnext", moduleResolution: "bundler" },
];

const strictest = {
  strict: true,
  allowUnreachableCode: false,
  // Node runs TypeScript where nothing but types is to be taken out of it.
  erasableSyntaxOnly: true,
  exactOptionalPropertyTypes: true,
  noFallthroughCasesInSwitch: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noPropertyAccessFromIndexSignature: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
};

let consumer: Consumer;

beforeAll(async () => {
  consumer = await makeConsumer();
  const samples = path.join(repository, "test/samples");
  for (const sample of readdirSync(samples, { withFileTypes: true })) {
    if (!sample.isDirectory()) continue;
    const source = path.join(samples, sample.name, "expected/src");
    await cp(source, path.join(consumer.folder, "samples", sample.name), { recursive: true });
  }
  for (const file of readdirSync(import.meta.dirname)) {
    if (!/\.test-d\.c?ts$|^expect-type/u.test(file)) continue;
    await consumer.write(file, await readFile(path.join(import.meta.dirname, file), "utf8"));
  }
});

afterAll(() => consumer.remove());

describe.each(compilers)("%s", (compiler) => {
  test.each(resolutions)("compiles everything with $moduleResolution", async (resolution) => {
    const isNode = resolution.module === "nodenext";
    const configuration = await consumer.write(
      `tsconfig.${resolution.module}.json`,
      JSON.stringify({
        compilerOptions: {
          ...resolution,
          target: "es2022",
          lib: ["es2022"],
          types: ["node"],
          strict: true,
          exactOptionalPropertyTypes: true,
          noUncheckedIndexedAccess: true,
          noEmit: true,
        },
        include: ["samples", "*.ts", ...(isNode ? ["*.cts"] : [])],
      }),
    );
    expect(await compile(compiler, configuration)).toBe("");
  });
});

/* An app checks what it uses unbuilt by its own options. */
test.each([
  ["the strictest", strictest],
  ["the loosest", { strict: false }],
])("sources compile with %s options of an app", async (name, options) => {
  const configuration = await consumer.write(
    `tsconfig.${name.replace(" ", "-")}.json`,
    JSON.stringify({
      compilerOptions: {
        module: "nodenext",
        target: "es2022",
        types: [],
        noEmit: true,
        ...options,
      },
      include: ["samples"],
    }),
  );
  expect(await compile("typescript-7", configuration)).toBe("");
});

test("what is told not to compile would be missed if it did", async () => {
  const configuration = await consumer.write(
    "tsconfig.wrong.json",
    JSON.stringify({
      compilerOptions: { module: "nodenext", strict: true, noEmit: true, types: ["node"] },
      files: ["wrong.ts"],
    }),
  );
  await consumer.write("wrong.ts", "// @ts-expect-error\nexport const fine = 1;\n");
  expect(await compile("typescript", configuration)).toContain("TS2578");
});

test("a consumer of the largest package costs the compiler next to nothing", async () => {
  const count = async (name: string, code: string): Promise<number> => {
    await consumer.write(`cost/${name}.ts`, code);
    const configuration = await consumer.write(
      `tsconfig.${name}.json`,
      JSON.stringify({
        compilerOptions: {
          module: "nodenext",
          target: "es2022",
          strict: true,
          skipLibCheck: true,
          noEmit: true,
          types: ["node"],
        },
        files: [`cost/${name}.ts`],
      }),
    );
    const output = await compile("typescript", configuration, "--extendedDiagnostics");
    expect(output).not.toContain("error TS");
    return Number(/^Instantiations:\s+(\d+)$/mu.exec(output)?.[1]);
  };
  const call = `import { Plaid } from "@linkmint/plaid";
    export const { link_token } = await new Plaid().linkTokenCreate({ client_name: "Acme", language: "en",
      country_codes: ["US"], user: { client_user_id: "u1" }, products: ["auth"] });`;
  expect((await count("call", call)) - (await count("empty", "export {};"))).toBeLessThan(8000);
});

test.each(await providers())("no any in the declarations of %s", (provider) => {
  const folder = path.join(repository, "generated", provider, "dist/esm");
  const files = readdirSync(folder).filter((file) => file.endsWith(".d.ts"));
  expect(files.length).toBeGreaterThan(4);
  expect(files.filter((file) => saysAny(path.join(folder, file)))).toEqual([]);
});

/** In `$Read<any>` and `$Write<any>`, which openapi-typescript asks its own marks with, it is the type of nothing. */
function saysAny(file: string): boolean {
  const isMark = (node: ts.Node): boolean =>
    ts.isTypeReferenceNode(node) &&
    ts.isIdentifier(node.typeName) &&
    /^\$(?:Read|Write)$/u.test(node.typeName.text);
  const visit = (node: ts.Node): boolean =>
    !isMark(node) &&
    (node.kind === ts.SyntaxKind.AnyKeyword || (node.forEachChild(visit) ?? false));
  return visit(
    ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, false),
  );
}
