import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import * as fc from "fast-check";
import { format } from "prettier";
import { expect, test } from "vitest";
import { splitCode } from "../../generator/4-emit/print/plain/split-code.js";
import { repository } from "../consumer.js";
import { fuzz } from "../fuzz.js";

const options = { parser: "typescript", printWidth: 100 } as const;

/** Fails unless what is laid out of a text is Prettier's to the byte; gives whether that is all of it. */
async function compare(source: string): Promise<boolean> {
  const parts = (splitCode(source) ?? []).filter(({ isPrinted }) => isPrinted);
  for (const { text } of parts) expect(`${text}\n`).toBe(await format(text, options));
  const whole = splitCode(source) ?? [{ text: "", isPrinted: false, gap: "" }];
  if (whole.some(({ isPrinted }) => !isPrinted)) return false;
  expect(`${whole.map(({ gap, text }) => gap + text).join("")}\n`).toBe(
    await format(source, options),
  );
  return true;
}

const word = fc.oneof(
  fc.stringMatching(/^[a-z]{1,80}$/u),
  fc.constantFrom("a", "response", "Promise", "this", "it", "describe", "useEffect", "$", "_", "z"),
);
const literal = fc.oneof(
  word.map((each) => JSON.stringify(each)),
  fc.constantFrom('"it\'s"', '"\\"a\\""', "1", "{}", "[]", "true", '["a", "b"]', "[1, 2]"),
);
const name = fc
  .array(fc.tuple(fc.constantFrom(".", ".", "?."), word), { maxLength: 3 })
  .chain((all) => word.map((first) => first + all.map(([dot, each]) => dot + each).join("")));
const pattern = fc
  .array(word, { minLength: 1, maxLength: 4 })
  .chain((all) => fc.constantFrom(all.join(", "), `{ ${all.join(", ")} }`));
const { block, call, step, value } = fc.letrec<{
  block: string;
  call: string;
  step: string;
  value: string;
}>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    literal,
    name,
    name.map((each) => `${each}["${each.length}"]`),
    tie("call"),
    fc.tuple(name, fc.oneof(literal, name)).map(([one, other]) => `${one} ?? ${other}`),
    fc.array(tie("value"), { maxLength: 3 }).map((all) => `[${all.join(", ")}]`),
    fc
      .array(fc.oneof(word, fc.tuple(word, tie("value")), fc.tuple(tie("call"))), { maxLength: 3 })
      .chain((all) => {
        const entries = all.map((each) =>
          typeof each === "string" ? each : each.length === 1 ? `...${each[0]}` : each.join(": "),
        );
        return fc.constantFrom(
          `{ ${entries.join(", ")} }`,
          `{ ${entries.join(",\n\n")} }`,
          `{\n${entries.join(",\n")} }`,
        );
      }),
    fc
      .tuple(fc.constantFrom("", "async "), pattern, fc.oneof(tie("call"), name, tie("block")))
      .map(([start, all, body]) => `${start}(${all}) => ${body}`),
  ),
  call: fc
    .tuple(
      fc.constantFrom("", "", "", "new "),
      name,
      fc.array(tie("value"), { maxLength: 3 }),
      fc.option(fc.tuple(word, fc.array(tie("value"), { maxLength: 1 }))),
    )
    .map(([start, of, values, next]) => {
      const first = `${start}${of}(${values.join(", ")})`;
      return next === null ? first : `${first}.${next[0]}(${next[1].join(", ")})`;
    }),
  block: fc
    .array(
      fc.tuple(tie("step"), fc.constantFrom("\n", "\n\n", " // behind\n", "\n// above\n", " ")),
      { minLength: 1, maxLength: 3 },
    )
    .map((all) => `{ ${all.map(([each, gap]) => each + gap).join("")} last(); }`),
  step: fc.oneof(
    { depthSize: "small" },
    tie("call").map((each) => `${each};`),
    fc
      .tuple(fc.constantFrom("return", "throw", "await"), tie("call"))
      .map((all) => `${all.join(" ")};`),
    fc
      .tuple(pattern, fc.constantFrom("", "await "), fc.oneof(tie("value"), tie("call")))
      .map(([all, start, each]) => {
        const of = all.startsWith("{") ? all : all.split(",")[0];
        return `const ${of} = ${start}${start === "" ? each : `call(${each})`};`;
      }),
    fc.tuple(name, name).map(([one, other]) => `${one.replaceAll("?", "")} = ${other};`),
    fc
      .tuple(
        fc.constantFrom("!a", "a.b", "!(a instanceof B)", "a instanceof B", 'a.b !== "c"'),
        fc.constantFrom(
          "throw error",
          "return a(b)",
          "call({ a })",
          "call({\na })",
          "await a.b(c)",
        ),
        name,
        fc.constantFrom("", "", " else b();"),
      )
      .map(([condition, action, of, other]) => {
        return `if (${condition.replace("a", of)}) ${action};${other}`;
      }),
    fc.tuple(tie("block"), tie("block")).map(([one, other]) => `try ${one} catch (e) ${other}`),
  ),
}));

test("statements of functions are laid out as Prettier does it", async () => {
  let plain = 0;
  const statements = fc.oneof(
    step.filter((each) => !each.startsWith("return")),
    fc
      .tuple(fc.constantFrom("", "async "), pattern, block)
      .map(([start, all, each]) => `${start}function name(${all}) ${each}`),
    call.map((each) => `export const acme = ${each};`),
    value.map((each) => `const acme = { fetch: ${each}, other: 1 };`),
  );
  await fc.assert(
    fc.asyncProperty(statements, async (source) => {
      // What is no TypeScript says nothing of its layout.
      const isCode = await format(source, options).then(
        () => true,
        () => false,
      );
      if (isCode) plain += Number(await compare(source));
    }),
    fuzz(1000),
  );
  expect(plain).toBeGreaterThan(200);
});

test.each([
  [true, "const a = { b,\n\nc };"],
  [true, "type A = { b: C;\n\nd: E };"],
  [false, `const ${"a".repeat(60)} = await ${"b".repeat(30)}(c, d);`],
])("it is Prettier's, or left to it (%j): %j", async (isPlain, source) => {
  expect(await compare(source)).toBe(isPlain);
});

test("what READMEs show is laid out as Prettier does it, most of it whole", async () => {
  let [all, plain] = [0, 0];
  for (const folder of ["generated", "test/samples"]) {
    const root = path.join(repository, folder);
    const readmes = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
      (file) => file.endsWith("README.md") && !file.includes("node_modules"),
    );
    for (const file of readmes) {
      const text = readFileSync(path.join(root, file), "utf8");
      for (const [, code = ""] of text.matchAll(/^```(?:js|ts)\n([^]*?)^```$/gmu)) {
        all += 1;
        plain += Number(await compare(code));
      }
    }
  }
  expect(plain / all).toBeGreaterThan(0.8);
});
