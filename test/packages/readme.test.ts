import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseDocument } from "../../generator/1-load/parse-document.js";
import { buildModel } from "../../generator/3-model/build-model.js";
import type { OperationModel, ProviderModel } from "../../generator/types/model.js";
import { resolveSchema } from "../../generator/util/schema.js";
import { type Consumer, makeConsumer, providers, repository } from "../consumer.js";
import { type RecordingServer, startServer } from "../runtime/recording-server.js";
import { runModule } from "./run-module.js";

/* Every code block of every generated README compiles and runs as pasted, given its environment variables. */
let consumer: Consumer;
let server: RecordingServer;
let answer: unknown;

/** What any token endpoint answers (RFC 6749, 5.1). */
const grant = { access_token: "from-environment", token_type: "Bearer", expires_in: 3600 };
const isGrant = ({ body }: { readonly body: string }) => body.includes("grant_type=");

beforeAll(async () => {
  consumer = await makeConsumer();
  server = await startServer((request) => ({ body: isGrant(request) ? grant : answer }));
});

afterAll(async () => {
  await server.close();
  await consumer.remove();
});

describe.each(await providers())("the README of %s", async (provider) => {
  const model = await readModel(provider);
  const blocks = codeBlocks(await readText(`generated/${provider}/README.md`));
  const primary = model.operations.find((operation) => operation.primary);

  test("has a sample for each way to mint a token", () => {
    const examples = Math.max(primary?.modes.length ?? 0, primary?.examples.length ?? 0, 1);
    expect(blocks.length).toBeGreaterThanOrEqual(examples + 6);
  });

  test.each(blocks.map((code, index) => ({ code, title: titleOf(code, index) })))(
    "$title",
    async ({ code }) => {
      const called =
        model.operations.find((operation) => callsNatively(code, operation)) ?? primary;
      answer = called?.success.example;
      const before = server.requests.length;
      const outcome = await runModule(consumer, { code, ending: "mjs" }, environmentOf(model));
      expect(outcome).toEqual({ code: 0, stdout: "", stderr: "" });
      const sent = server.requests.slice(before);
      const [request, ...others] = sent.filter((each) => !isGrant(each));
      expect(others).toEqual([]);
      expect(request?.method).toBe(called?.method);
      expect(request?.path).toMatch(patternOf(called?.path ?? ""));
      for (const { header } of model.credentials) {
        if (header === undefined) continue;
        expect(request?.headers[header.toLowerCase()]).toMatch(/(?:from-environment|tenant-key)$/u);
      }
    },
  );

  test("compiles", async () => {
    for (const [index, code] of blocks.entries()) {
      await consumer.write(`readme/${provider}-${index}.ts`, code);
    }
    const configuration = await consumer.write(
      `tsconfig.${provider}.json`,
      JSON.stringify({
        compilerOptions: {
          module: "nodenext",
          target: "es2022",
          lib: ["es2022"],
          types: ["node"],
          strict: true,
          exactOptionalPropertyTypes: true,
          noEmit: true,
        },
        include: [`readme/${provider}-*.ts`],
      }),
    );
    const compiler = path.join(repository, "node_modules/typescript/bin/tsc");
    const compiled = promisify(execFile)(process.execPath, [compiler, "-p", configuration]);
    await expect(
      compiled.catch((error: { stdout: string }) => error.stdout),
    ).resolves.toMatchObject({
      stdout: "",
    });
  });
});

function codeBlocks(markdown: string): string[] {
  return [...markdown.matchAll(/^```ts\n(.*?)^```$/gmsu)].map(([, code = ""]) => code);
}

function callsNatively(code: string, { nativeMethod = [], modes }: OperationModel): boolean {
  const methods = [nativeMethod, ...modes.map(({ method = [] }) => method)];
  return methods.some((method) => method.length > 0 && code.includes(`.${method.join(".")}(`));
}

function titleOf(code: string, index: number): string {
  const lines = code
    .split("\n")
    .filter((line) => line.includes("await") || line.includes("import "));
  return `block ${index + 1}: ${lines.at(-1)?.trim()}`;
}

/** What a path may be once it is filled. */
function patternOf(template: string): RegExp {
  return new RegExp(`^${template.replaceAll(/\{[^{}]+\}/gu, "[^/{}]+")}$`, "u");
}

/** A value for each variable that the README's table names. */
function environmentOf(model: ProviderModel): Record<string, string> {
  const variables = [
    ...model.credentials.map(({ variable }) => [variable, "from-environment"]),
    ...model.options.map(({ variable, schema }) => [
      variable,
      (resolveSchema({ components: { schemas: model.schemas } }, schema)?.enum ?? ["p1"])[0],
    ]),
    [model.environmentVariable, model.servers.at(-1)?.name],
    [model.baseUrlVariable, server.url],
  ];
  return Object.fromEntries(variables.filter(([name]) => name !== undefined)) as Record<
    string,
    string
  >;
}

async function readModel(provider: string): Promise<ProviderModel> {
  const specPath = `specs/${provider}.yaml`;
  const { value } = parseDocument({ provider, path: specPath, text: await readText(specPath) });
  if (value === undefined) throw new Error(`${specPath} has errors`);
  return buildModel(value);
}

function readText(file: string): Promise<string> {
  return readFile(path.join(repository, file), "utf8");
}
