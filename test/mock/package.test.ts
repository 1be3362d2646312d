import { readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Consumer, makeConsumer, repository } from "../consumer.js";
import { runModule } from "../packages/run-module.js";

/* What somebody gets who installs the mock. */
let consumer: Consumer;

beforeAll(async () => {
  consumer = await makeConsumer();
});

afterAll(() => consumer.remove());

test("the first sample of its README runs, for a provider that there is", async () => {
  const readme = await readFile(path.join(repository, "templates/mock/README.md"), "utf8");
  const [, sample = ""] = /^```ts\n(.*?)^```$/msu.exec(readme) ?? [];
  const code = sample.replaceAll("acme", "pipedream").replaceAll("Acme", "PipedreamClient");
  const { stdout, ...outcome } = await runModule(consumer, { code, ending: "mjs" }, {});
  expect(outcome).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^ctok_\S+ 2026-01-31T\S+Z 200\n$/u);
});

test("it is there for require, too", async () => {
  const code = `const { createMock } = require("@linkmint/mock");
    const { truto } = require("@linkmint/truto/describe");
    const { Truto } = require("@linkmint/truto");
    const mock = createMock([truto], { seed: 7 });
    new Truto(mock.options(truto)).createLinkToken({ tenant_id: "t" })
      .then(({ token }) => console.log(token.length));`;
  expect(await runModule(consumer, { code, ending: "cjs" }, {})).toEqual({
    code: 0,
    stdout: "36\n",
    stderr: "",
  });
});

test("it takes at most 12 KB, compressed, beside the runtime", async () => {
  const input = await consumer.write(
    "bundled.js",
    'import { createMock } from "@linkmint/mock"; console.log(createMock);',
  );
  const build = await rolldown({
    input,
    external: ["@linkmint/runtime"],
    cwd: path.dirname(input),
    logLevel: "silent",
  });
  const { output } = await build.generate({ format: "esm", minify: true });
  await build.close();
  expect(gzipSync(output[0].code, { level: 9 }).length).toBeLessThanOrEqual(12_000);
  expect(output[0].code).not.toMatch(/\bnode:|\beval\(|\bFunction\(/u);
});
