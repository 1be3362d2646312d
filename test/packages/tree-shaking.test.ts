import path from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Consumer, makeConsumer } from "../consumer.js";

/* Who does not import the validators does not ship them: neither the data nor the interpreter. */
let consumer: Consumer;

beforeAll(async () => {
  consumer = await makeConsumer();
});

afterAll(() => consumer.remove());

/** Text of the interpreter, and of the data. */
const traces = ["must be one of the", "nested too deeply", "#/$defs/", "connecting a new Item"];

test.each([
  'import { Plaid } from "@linkmint/plaid"; console.log(new Plaid());',
  'import plaid from "@linkmint/plaid"; console.log(plaid);',
  'import { createPlaidFetchClient } from "@linkmint/plaid"; console.log(createPlaidFetchClient());',
])("is not in a bundle of %s", async (code) => {
  const bundled = await bundle(code);
  expect(traces.filter((trace) => bundled.includes(trace))).toEqual([]);
});

test("is in a bundle that uses it, for less than 8 kB", async () => {
  const client = 'import { Plaid } from "@linkmint/plaid"; console.log(new Plaid());';
  const used = `import { Plaid, validators } from "@linkmint/plaid"; console.log(new Plaid({ validate: validators }));`;
  const [without, within] = await Promise.all([client, used].map(bundle));
  expect(traces.filter((trace) => within?.includes(trace))).toEqual(traces);
  const size = (text = "") => gzipSync(text).length;
  expect(size(within) - size(without)).toBeLessThan(8000);
});

test("what forms, texts and problem details need is in nobody's bundle who sends and reads JSON", async () => {
  const bodies = ["URLSearchParams(", "about:blank", "a text"];
  const importing = (names: string) =>
    bundle(`import { ${names} } from "@linkmint/runtime"; console.log(${names});`);
  const all = await importing("formBody, problemDetails, textResponse");
  expect(bodies.filter((trace) => all.includes(trace))).toEqual(bodies);
  const plaid = await bundle(
    'import { Plaid } from "@linkmint/plaid"; console.log(new Plaid(), "JSON");',
  );
  expect(bodies.filter((trace) => plaid.includes(trace))).toEqual([]);
});

test("retry codes are in the bundles of those alone whose provider has some", async () => {
  const making = (name: string) =>
    bundle(
      `import { ${name} } from "@linkmint/${name.toLowerCase()}"; console.log(new ${name}());`,
    );
  const plaid = await making("Plaid");
  const truto = await making("Truto");
  expect(plaid).toContain("statuses");
  expect(truto).not.toContain("statuses");
});

test("how an expiry is read from numbers is in no bundle of a provider that writes dates", async () => {
  const importing = (names: string) =>
    bundle(`import { ${names} } from "@linkmint/runtime"; console.log(${names}, "expiries");`);
  expect(await importing("numberExpiry")).toContain("epoch-milliseconds");
  const plaid = await bundle(
    'import { Plaid } from "@linkmint/plaid"; console.log(new Plaid(), "expiries");',
  );
  expect(plaid).not.toContain("epoch-milliseconds");
});

test("the class of an error is in a bundle that names it, and in no other", async () => {
  const classesIn = async (names: string) =>
    (
      await bundle(
        `import { ${names} } from "@linkmint/plaid"; console.log(new Plaid(), ${names});`,
      )
    ).match(/static kind\b/gu)?.length;
  expect(await classesIn("Plaid")).toBe(1);
  expect(await classesIn("Plaid, LinkTokenTimeoutError")).toBe(2);
});

test("needs no eval", async () => {
  const code = 'import { validators } from "@linkmint/plaid"; console.log(validators);';
  expect(await bundle(code)).not.toMatch(/\beval\(|\bFunction\(/u);
});

/** A program as one minified file, resolved as an application's bundler would. */
async function bundle(code: string): Promise<string> {
  const file = `bundle-${code.length}.js`;
  const input = await consumer.write(file, code);
  const build = await rolldown({ input, cwd: path.dirname(input), logLevel: "silent" });
  const { output } = await build.generate({ format: "esm", minify: true });
  await build.close();
  return output[0].code;
}
