import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import * as fc from "fast-check";
import { format } from "prettier";
import { describe, expect, test } from "vitest";
import { literal, type LiteralValue } from "../../generator/4-emit/print/literal.js";
import { splitCode } from "../../generator/4-emit/print/plain/split-code.js";
import { repository } from "../consumer.js";
import { fuzz } from "../fuzz.js";

const options = { parser: "typescript", printWidth: 100 } as const;

/** What is laid out without Prettier, with what is not left out. */
function lay(source: string): { readonly given: string; readonly printed: string } {
  const printed = (splitCode(source) ?? []).flatMap(({ text, isPrinted }) =>
    isPrinted ? text : [],
  );
  return { given: printed.join("\n\n"), printed: `${printed.join("\n\n")}\n` };
}

/** Fails unless a statement is Prettier's to the byte, or left to it; gives whether it was laid out. */
async function compare(source: string): Promise<boolean> {
  const [part, ...others] = splitCode(source) ?? [];
  if (part?.isPrinted !== true) return false;
  expect(others).toEqual([]);
  expect(`${part.text}\n`).toBe(await format(source, options));
  return true;
}

/** How many of many statements were laid out. */
async function countPlain(statements: fc.Arbitrary<string>, runs: number): Promise<number> {
  let plain = 0;
  await fc.assert(
    fc.asyncProperty(statements, async (source) => {
      plain += Number(await compare(source));
    }),
    fuzz(runs),
  );
  return plain;
}

const word = fc.oneof(
  fc.stringMatching(/^[a-z]{1,30}$/u),
  fc.constantFrom("a", "name", "an odd-name", "200", "1.5", "-1", "", "é", "漢字", "__proto__"),
);
const text = fc.oneof(
  { weight: 3, arbitrary: fc.array(word, { maxLength: 8 }).map((words) => words.join(" ")) },
  { weight: 1, arbitrary: fc.constantFrom(`"a"`, `it's`, `"a" isn't`, "\\", "\n", `''"`, "a\tb") },
  { weight: 1, arbitrary: fc.string() },
);
const { value } = fc.letrec<{ value: LiteralValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    text,
    fc.oneof(fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null)),
    fc.array(tie("value"), { maxLength: 6 }),
    fc.dictionary(word, tie("value"), { maxKeys: 5 }),
  ),
}));

const name = fc.stringMatching(/^[A-Z][a-z]{0,25}$/u);
const { type } = fc.letrec<{ type: string; member: string }>((tie) => ({
  member: fc
    .tuple(
      fc.constantFrom("", "/** About it. */\n", "/**\n * About\n   * it.\n */\n"),
      text,
      tie("type"),
    )
    .map(
      ([docs, key, of]) => `${docs}${JSON.stringify(key).replace(/^"([a-z]+)"$/u, "$1")}?: ${of};`,
    ),
  type: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom("string", "null", "undefined", "never", "(string & {})", "200"),
    text.map((each) => JSON.stringify(each)),
    name,
    name.map((each) => `components["schemas"]["${each}"]`),
    name.map((each) => `(typeof ${each})[keyof typeof ${each}]`),
    tie("type").map((each) => `(${each})[]`),
    tie("type").map((each) => `${each}[]`),
    tie("type").map((each) => `readonly ${each}[]`),
    fc.array(tie("type"), { minLength: 1, maxLength: 3 }).map((all) => `Map<${all.join(", ")}>`),
    fc.array(tie("type"), { minLength: 2, maxLength: 6 }).map((all) => all.join(" | ")),
    fc.array(tie("type"), { minLength: 2, maxLength: 3 }).map((all) => all.join(" & ")),
    fc.array(tie("type"), { minLength: 2, maxLength: 3 }).map((all) => `(${all.join(" & ")})`),
    fc.array(tie("member"), { maxLength: 4 }).map((all) => `{ ${all.join(" ")} }`),
    fc.array(tie("member"), { maxLength: 4 }).map((all) => `{\n${all.join("\n")}\n}`),
    fc.array(tie("member"), { maxLength: 4 }).map((all) => `{ ${all.join("\n\n")} }`),
  ),
}));

describe("what is laid out without Prettier", () => {
  test("is most of what is generated, and what Prettier makes of it", async () => {
    const samples = path.join(repository, "test/samples");
    const files = readdirSync(samples, { recursive: true, encoding: "utf8" })
      .filter((file) => /expected.src.*\.ts$/u.test(file))
      .map((file) => readFileSync(path.join(samples, file), "utf8"));
    let size = 0;
    for (const file of files) {
      // On one line, as literals come from ours, and as it is, as types come from openapi-typescript.
      const flat = file.replace(
        /^(export const \w+[^=]*= )(\{[^]*?\n\});/gmu,
        (_, head, body) => `${head}${join(body)};`,
      );
      for (const source of new Set([file, flat])) {
        const { given, printed } = lay(source);
        if (source === file) size += printed.length;
        if (given === "") continue;
        expect(printed).toBe(await format(given, options));
      }
    }
    expect(size / files.join("").length).toBeGreaterThan(0.6);
  });

  test("is Prettier's for any value", async () => {
    const statements = fc.tuple(value, fc.boolean()).map(([each, isConst]) => {
      const source = `export const acme: Acme = ${literal({ each })}${isConst ? " as const" : ""};`;
      return source;
    });
    expect(await countPlain(statements, 500)).toBeGreaterThan(100);
  });

  test("is Prettier's for any call", async () => {
    const call = fc
      .tuple(fc.stringMatching(/^call[a-z]{1,40}$/u), fc.array(value, { maxLength: 3 }))
      .map(([of, values]) => `${of}(${values.map(literal).join(", ")})`);
    const statements = fc
      .tuple(call, call)
      .chain(([one, other]) =>
        fc.constantFrom(
          `const acme = { one: ${one}, other: given(${other}) };`,
          `const { link, token } = await acme.link.${one};`,
          `await acme.${one};`,
          `export default /* @__PURE__ */ new ${other};`,
        ),
      );
    expect(await countPlain(statements, 500)).toBeGreaterThan(100);
  });

  test("is Prettier's for any function and class", async () => {
    const parameter = fc
      .tuple(name, type, fc.constantFrom("", "?"))
      .map(([of, each, mark]) => `${of}${mark}: ${each}`);
    const signature = fc
      .tuple(fc.array(parameter, { maxLength: 3 }), name, name)
      .map(([all, one, other]) => `(${all.join(", ")}): ${one}<${other}>`);
    const body = fc
      .tuple(name, fc.array(name, { maxLength: 4 }))
      .map(([of, all]) => `this.#caller.${of}({ ${["input", ...all].join(", ")} })`);
    const statements = fc.tuple(name, signature, body, name).map(
      ([of, head, call, other]) => `export class ${of} implements ${other}<${of}> {
readonly #caller: ${other};

/** About it. */
readonly link = { ${of}: ${head} => ${call} };
constructor(options: ${other} = {}) {
this.#caller = ${other}(options);
}
/** About it. */
${of}${head} { return ${call}; }
}`,
    );
    expect(await countPlain(statements, 300)).toBeGreaterThan(50);
    const functions = fc
      .tuple(name, signature, body)
      .map(([of, head, call]) => `export function ${of}${head} {\n  return ${call};\n}`);
    expect(await countPlain(functions, 300)).toBeGreaterThan(50);
  });

  test("leaves what it cannot read to Prettier, from there on or to the end of the statement", () => {
    const parts = splitCode("// A remark.\n\nimport a from 'a';\nconst b = `c`;\n");
    expect(parts).toBeUndefined();
    const source =
      "const a = 1;\nconst b = a ? 2 : 3; // odd\n\nif (b) { c(); } else d();\nconst e = 4;\n";
    expect(splitCode(source)).toEqual([
      { text: "const a = 1;", isPrinted: true, gap: "" },
      { text: "const b = a ? 2 : 3;", isPrinted: false, gap: "\n" },
      { text: "// odd", isPrinted: true, gap: " " },
      { text: "if (b) { c(); } else d();\nconst e = 4;\n", isPrinted: false, gap: "\n\n" },
    ]);
  });

  test("leaves a return with nothing on its line to Prettier", async () => {
    expect(await compare("export function a() {\n  return\n  b(1);\n}")).toBe(false);
  });

  test("is Prettier's for any type", async () => {
    const statements = fc
      .tuple(name, type, fc.boolean())
      .map(([of, each, isAlias]) =>
        isAlias
          ? `export type ${of} = ${each};`
          : `export interface ${of} {\n/** It. */\neach: ${each};\n}`,
      );
    expect(await countPlain(statements, 800)).toBeGreaterThan(200);
  });

  test("is Prettier's for any names that are imported and exported", async () => {
    const names = fc.array(
      name.map((each) => `type ${each}`),
      { minLength: 1, maxLength: 8 },
    );
    const statements = fc
      .tuple(fc.constantFrom("import", "export", "import type", "import acme,"), names)
      .map(([head, all]) => {
        const list = all.join(", ");
        return `${head} { ${head === "import type" ? list.replaceAll("type ", "") : list} } from "acme";`;
      });
    expect(await countPlain(statements, 200)).toBeGreaterThan(100);
  });
});

/** A literal on one line. */
function join(body: string): string {
  return /\/\*/u.test(body) ? body : body.replace(/,?\n\s*/gu, " ").replace(/([{[(]) /gu, "$1");
}
