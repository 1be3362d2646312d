import { createRequire } from "node:module";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fuzz } from "../fuzz.js";
import { compare, request, response, upstream, type Values } from "./compare.js";
import { refusedOnce, unknownOnce } from "./found-pairs.js";
import { pairsOf, value } from "./schema-pairs.js";

const { default: Ajv2020 } = createRequire(import.meta.url)("@redocly/ajv/dist/2020.js") as {
  default: new (options: object) => {
    compile: (schema: object) => (value: unknown) => boolean;
    removeSchema: (schema: object) => void;
  };
};
// Ajv keeps what it compiled, which fills the memory of a long run.
const ajv = new Ajv2020({ strict: false, validateSchema: false, code: { optimize: false } });

/** Ajv's reading of a schema in which `oneOf` is a choice, as it is to packages. */
function compile(schema: unknown): (value: unknown) => boolean {
  const choices = JSON.parse(JSON.stringify(schema).replaceAll('"oneOf":', '"anyOf":')) as object;
  const validate = ajv.compile(choices);
  ajv.removeSchema(choices);
  return validate;
}

function breaks(before: Values, after: Values): boolean {
  return compare(before, after).some(({ severity }) => severity === "major");
}

/** What takes minutes is given up by fast-check, not before. */
const patience = fuzz(150).interruptAfterTimeLimit;
const values = fc.array(value, { minLength: 20, maxLength: 40 });

test(
  "whatever a call could send and cannot any more, callers are told",
  () => {
    fc.assert(
      fc.property(pairsOf("request"), values, ([old, now], each) => {
        const [took, takes] = [compile(old), compile(now)];
        const refused = each.filter((one) => took(one) && !takes(one));
        fc.pre(refused.length > 0);
        expect({ refused, breaks: breaks(upstream(request(old)), upstream(request(now))) }).toEqual(
          {
            refused,
            breaks: true,
          },
        );
      }),
      { ...fuzz(150), examples: refusedOnce },
    );
  },
  patience,
);

test(
  "whatever a call may read and could not before, callers are told",
  () => {
    fc.assert(
      fc.property(pairsOf("response"), values, ([old, now], each) => {
        const [gave, gives] = [compile(old), compile(now)];
        const unknown = each.filter((one) => gives(one) && !gave(one));
        fc.pre(unknown.length > 0);
        expect({
          unknown,
          breaks: breaks(upstream(response(old)), upstream(response(now))),
        }).toEqual({
          unknown,
          breaks: true,
        });
      }),
      { ...fuzz(150), examples: unknownOnce },
    );
  },
  patience,
);

/** The same schema in other words. */
function reword(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(reword);
  if (typeof schema !== "object" || schema === null) return schema;
  const { const: only, enum: listed, ...rest } = schema as Values;
  const words = Object.entries(rest).map(([key, part]) => {
    if (key === "type") return [key, [part].flat().reverse()];
    if (key === "allOf") return [key, [reword(part)].flat().reverse()];
    if (key === "properties") {
      const all = Object.entries(part as Values).map(([name, each]) => [name, reword(each)]);
      return [key, Object.fromEntries(all.reverse())];
    }
    return [key, typeof part === "object" && key !== "required" ? reword(part) : part];
  });
  const list = "const" in schema ? [only] : (listed as unknown[] | undefined)?.toReversed();
  return { allOf: [{ ...Object.fromEntries(words), ...(list !== undefined && { enum: list }) }] };
}

test(
  "the same in other words is no change",
  () => {
    fc.assert(
      fc.property(pairsOf("request"), ([schema]) => {
        for (const operation of [request, response]) {
          expect(compare(upstream(operation(schema)), upstream(operation(reword(schema))))).toEqual(
            [],
          );
        }
      }),
      fuzz(100),
    );
  },
  patience,
);
