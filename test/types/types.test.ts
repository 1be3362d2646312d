import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { cp, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Consumer, makeConsumer, providers, repository } from "../consumer.js";

/*
 * Everything that is generated, and the type tests beside this file, compile for a strict consumer under
 * each TypeScript and module resolution that we support. `@ts-expect-error` marks what must not compile.
 */
const run = promisify(execFile);
const compilers = ["typescript", "typescript-6", "typescript-7"];
const resolutions = [
  { module: "nodenext", moduleResolution: "nodenext" },
  { module: "esnext", moduleResolution: "bundler" },
];

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
    if (file === "types.test.ts") continue;
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

test.each(await providers())("no any in the declarations of %s", (provider) => {
  const folder = path.join(repository, "generated", provider, "dist/esm");
  const files = readdirSync(folder).filter((file) => file.endsWith(".d.ts"));
  expect(files.length).toBeGreaterThan(4);
  expect(files.filter((file) => saysAny(path.join(folder, file)))).toEqual([]);
});

function saysAny(file: string): boolean {
  const visit = (node: ts.Node): boolean =>
    node.kind === ts.SyntaxKind.AnyKeyword || (node.forEachChild(visit) ?? false);
  return visit(
    ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, false),
  );
}

/** What a compiler complains about; nothing where it is content. */
async function compile(compiler: string, configuration: string): Promise<string> {
  const program = path.join(repository, "node_modules", compiler, "bin/tsc");
  return run(process.execPath, [program, "-p", configuration]).then(
    () => "",
    (error: { stdout?: string; message: string }) => error.stdout ?? error.message,
  );
}
