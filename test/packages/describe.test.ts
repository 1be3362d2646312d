import { writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { createValidator, type ProviderDescription } from "@linkmint/runtime";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Consumer, makeConsumer, providers } from "../consumer.js";

/* The `describe` entry of a package: data that agrees with itself, small, and in no bundle that does not want it. */
let consumer: Consumer;

beforeAll(async () => {
  consumer = await makeConsumer();
});

afterAll(() => consumer.remove());

describe.each(await readDescriptions())("$id", ({ schemas: definitions, operations }) => {
  test("takes its own examples, as validators do", () => {
    for (const { request, examples = [], modes = {} } of operations) {
      const schema = request?.schema ?? {};
      const rules = Object.values(modes).map((mode) => ({ ...mode, when: mode.summary }));
      const validator = createValidator({ schema, definitions, modes: rules });
      for (const { value } of examples) {
        expect(validator["~standard"].validate(value)).toEqual({ value });
      }
    }
  });

  test("has responses that fit their schemas", () => {
    const responses = operations.flatMap((operation) => Object.values(operation.responses));
    for (const { schema, example } of responses.filter((each) => each.example !== undefined)) {
      const validator = createValidator({ schema: schema ?? {}, definitions });
      expect(validator["~standard"].validate(example)).toEqual({ value: example });
    }
  });

  test("has a success to respond with", () => {
    for (const { responses } of operations) {
      const [success] = Object.entries(responses).filter(([status]) => status.startsWith("2"));
      expect(success?.[1].example).toBeDefined();
    }
  });
});

test.each([
  ["truto", 3000],
  ["plaid", 30_000],
])("that of %s takes at most %i bytes, compressed", async (provider, most) => {
  const text = await bundle(
    `import { ${provider} } from "@linkmint/${provider}/describe"; console.log(${provider});`,
  );
  const size = gzipSync(text, { level: 9 }).length;
  expect(size).toBeLessThanOrEqual(most);
  // None of the runtime comes with it.
  expect(text).not.toContain("function");
});

test("is in no bundle that does not import it", async () => {
  const trace = "A new Item with bank account data";
  const described = await bundle(
    'import { plaid } from "@linkmint/plaid/describe"; console.log(plaid, 1);',
  );
  expect(described).toContain(trace);
  const client = await bundle('import { Plaid } from "@linkmint/plaid"; console.log(new Plaid());');
  expect(client).not.toContain(trace);
});

test("is there for require, too", async () => {
  const file = await consumer.write("described.cjs", "");
  await writeFile(file, 'module.exports = require("@linkmint/truto/describe");');
  const { truto } = (await import(file)).default as { truto: ProviderDescription };
  expect(truto.id).toBe("truto");
});

async function readDescriptions(): Promise<ProviderDescription[]> {
  const names = await providers();
  const modules = names.map((name) => import(`../../generated/${name}/dist/esm/describe.js`));
  return (await Promise.all(modules)).flatMap((each) => Object.values<ProviderDescription>(each));
}

/** A program as one minified file, resolved as an application's bundler would. */
async function bundle(code: string): Promise<string> {
  const input = await consumer.write(`bundle-${code.length}.js`, code);
  const build = await rolldown({ input, cwd: path.dirname(input), logLevel: "silent" });
  const { output } = await build.generate({ format: "esm", minify: true });
  await build.close();
  return output[0].code;
}
