import * as fc from "fast-check";
import ts from "typescript";
import { expect, test } from "vitest";
import { typeExpression } from "../../generator/4-emit/models/type-expression.js";
import { literal, type LiteralValue } from "../../generator/4-emit/print/literal.js";
import { createReadSchema, lone } from "../../generator/4-emit/validators/validation-schema.js";
import type { Schema } from "../../generator/types/openapi.js";
import { createValidator } from "../../templates/runtime/src/create-validator.js";
import { fuzz } from "../fuzz.js";

/*
 * A random schema and random values: the compiler and the validator must agree on what both can say, which is
 * types, enums, properties and items. Each value is a line of one program; an error in its line is a refusal.
 */
const { numRuns: count, seed } = fuzz(400);

const texts = fc.constantFrom("a", "b", "c");
const numbers = fc.constantFrom(1, 2, 3);
const names = fc.constantFrom<string>("one", "two_words", "three");
const written = fc.constantFrom<string>("one", "two_words", "twoWords", "three");

const { value } = fc.letrec<{ value: LiteralValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    texts,
    numbers,
    fc.constantFrom(true, false, null),
    fc.array(tie("value"), { maxLength: 3 }),
    dictionary(tie("value"), { minLength: 0, keys: written }),
  ),
}));

const { schema } = fc.letrec<{ schema: Schema }>((tie) => ({
  schema: fc.oneof(
    { depthSize: "small" },
    fc
      .uniqueArray(fc.constantFrom("string", "number", "boolean", "null"), {
        minLength: 1,
        maxLength: 2,
      })
      .map((type) => ({ type })),
    fc
      .uniqueArray(fc.oneof(texts, numbers, fc.constant(null)), { minLength: 1, maxLength: 3 })
      .map((values) => ({ enum: values })),
    fc.oneof(texts, numbers).map((constant) => ({ const: constant })),
    tie("schema").map((items) => ({ type: "array", items })),
    tie("schema").map((each) => ({ type: "object", additionalProperties: each })),
    fc
      .tuple(fc.array(tie("schema"), { minLength: 1, maxLength: 3 }), tie("schema"), fc.nat(3))
      .map(([prefixItems, items, least]) => ({
        type: "array",
        prefixItems,
        ...(least < 3 && { items }),
        minItems: Math.min(least, prefixItems.length),
      })),
    fc.constant({ not: {} }),
    // One property is required: to TypeScript a list, too, is an object whose properties are all optional.
    fc
      .tuple(dictionary(tie("schema"), { minLength: 1, keys: names }), fc.uniqueArray(names))
      .map(([properties, wanted]) => {
        const [first = "", ...others] = Object.keys(properties);
        const required = [first, ...others.filter((name) => wanted.includes(name))];
        return { type: "object", properties, required };
      }),
    fc.array(tie("schema"), { minLength: 2, maxLength: 3 }).map((anyOf) => ({ anyOf })),
  ),
}));

function dictionary<T>(
  values: fc.Arbitrary<T>,
  { minLength, keys }: { readonly minLength: number; readonly keys: fc.Arbitrary<string> },
): fc.Arbitrary<Record<string, T>> {
  const entries = fc.uniqueArray(fc.tuple(keys, values), {
    minLength,
    maxLength: 3,
    selector: ([name]) => name,
  });
  return entries.map((all) => Object.fromEntries(all));
}

const cases = fc.sample(fc.tuple(schema, value), { numRuns: count * 5, seed });

test.each(["wire", "camelCase"] as const)(
  "compiler and validator agree about %s names",
  (naming) => {
    const lines = cases.map(([each, given], index) => {
      const type = typeExpression(each, { side: "request", naming, schemas: {}, reached: [] });
      // Not the literal itself, of which the compiler refuses unknown properties before it looks at others.
      const held = `value${index}`;
      return `const ${held} = hold(${literal(given)}); check<${type.replace(/\s+/gu, " ")}>(${held});`;
    });
    const refusing = refusedLines([prelude, ...lines].join("\n"));
    const verdicts = cases.map(([each, given], index) => {
      const context = { components: {}, naming, refer: () => expect.unreachable() };
      const data = createReadSchema(context)(each, lone(each));
      const { issues = [] } = createValidator({ schema: data })["~standard"].validate(given);
      return {
        line: lines[index],
        schema: JSON.stringify(each),
        data: JSON.stringify(data),
        fits: issues.length === 0,
        compiles: refusing.get(index + 1),
      };
    });
    expect(verdicts.filter(({ fits, compiles }) => fits !== (compiles === undefined))).toEqual([]);
    expect(verdicts.filter(({ fits }) => fits).length).toBeGreaterThan(count / 4);
  },
);

const prelude =
  "declare function check<T>(value: T): void; declare function hold<const T>(value: T): T;";

/** The lines that do not compile, by number from 0, with what the compiler says. */
function refusedLines(text: string): Map<number, string> {
  const source = ts.createSourceFile("cases.ts", text, ts.ScriptTarget.ES2022, true);
  const options = { strict: true, lib: ["lib.es2022.d.ts"], types: [], noEmit: true };
  const files = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...files,
    getSourceFile: (file, version) =>
      file === "cases.ts" ? source : files.getSourceFile(file, version),
  };
  const program = ts.createProgram(["cases.ts"], options, host);
  const refused = program.getSemanticDiagnostics(source).map(({ start = 0, messageText }) => {
    const { line } = source.getLineAndCharacterOfPosition(start);
    return [line, ts.flattenDiagnosticMessageText(messageText, " ")] as const;
  });
  return new Map(refused);
}
