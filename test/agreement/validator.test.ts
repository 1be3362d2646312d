import { createRequire } from "node:module";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createReadSchema, lone } from "../../generator/4-emit/validators/validation-schema.js";
import { normalizeSchemas } from "../../generator/openapi/normal-schema.js";
import { expandDiscriminators } from "../../generator/openapi/expand-discriminators.js";
import type { JsonObject, JsonValue } from "../../generator/types/json.js";
import type { OpenApi } from "../../generator/types/openapi.js";
import { createValidator } from "../../templates/runtime/src/create-validator.js";
import type { ValueSchema } from "../../templates/runtime/src/validation/input-schema.js";
import { fuzz } from "../fuzz.js";
import { loosen } from "./loosen.js";
import { documentSchema, value } from "./random-schemas.js";

type Ajv = new (options: object) => { compile: (schema: unknown) => (value: unknown) => boolean };
const { default: Ajv2020 } = createRequire(import.meta.url)("ajv/dist/2020.js") as { default: Ajv };

const settings = fuzz(500);

/** Reading the schema of schemas would take most of the time. */
const options = {
  ...{ strict: false, meta: false, validateSchema: false },
  ...{ validateFormats: false, ownProperties: true },
};

test("a validator refuses nothing that ajv takes, and takes more only where it is meant to", () => {
  const seen = { taken: 0, refused: 0 };
  fc.assert(
    fc.property(
      documentSchema,
      fc.array(value, { minLength: 3, maxLength: 8 }),
      ({ root, schemas }, values) => {
        const ajv = compile({ ...root, components: { schemas } });
        const loose = compile(loosen(root, schemas));
        const takes = validator(root, schemas);
        for (const each of values) {
          const [strict, most, ours] = [ajv(each), loose(each), takes(each)];
          fc.pre(strict !== undefined && most !== undefined);
          expect({ each, ours: ours || strict }).toEqual({ each, ours });
          expect({ each, most: most || ours }).toEqual({ each, most });
          seen[ours ? "taken" : "refused"] += 1;
        }
      },
    ),
    { ...settings, examples: found },
  );
  expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(settings.numRuns / 2);
});

/** What earlier runs found. */
const found: [{ root: JsonObject; schemas: JsonObject }, JsonValue[]][] = [
  // An open enum behind the reference of a condition, which is read to the letter.
  [
    {
      root: { if: { $ref: "#/components/schemas/Two" }, then: { type: "string" } },
      schemas: { Two: { items: { enum: ["a"], "x-link-open-enum": true } } },
    },
    [["b"], ["a"], [0]],
  ],
  // A component that holds itself beside properties that it does not know.
  [
    {
      root: { $ref: "#/components/schemas/Two" },
      schemas: {
        Two: {
          items: {
            allOf: [{ $ref: "#/components/schemas/Two" }],
            properties: { a: {} },
            additionalProperties: {},
          },
          additionalProperties: { type: "string" },
        },
      },
    },
    [[], [[{}]], { b: "" }],
  ],
  // A condition that speaks of a name which is declared beside it.
  [
    {
      root: {
        properties: { a: false },
        allOf: [{ not: { patternProperties: { "^a": {}, "^b": { not: {} } } } }],
      },
      schemas: {},
    },
    [{ b: 0 }, {}],
  ],
  [
    { root: { properties: { a: {} }, not: { additionalProperties: false } }, schemas: {} },
    [{ a: 0 }, {}, { b: 0 }],
  ],
];

/** The validator of a package for a request of a schema. */
function validator(root: JsonObject, schemas: JsonObject): (value: unknown) => boolean {
  const document = { openapi: "3.1.0", components: { schemas: { ...schemas, root } } };
  const spec = expandDiscriminators(normalizeSchemas(document as unknown as OpenApi));
  const components = { components: { schemas: spec.components?.schemas ?? {} } };
  const keys = new Set<string>();
  const context = {
    components,
    naming: "wire",
    refer: (key: string) => void keys.add(key),
  } as const;
  const read = (key: string): ValueSchema => {
    const target = components.components.schemas[key] ?? {};
    return createReadSchema(context)(target, lone(target)) as ValueSchema;
  };
  const schema = read("root");
  const definitions: Record<string, ValueSchema> = {};
  // The set grows while it is read.
  for (const key of keys) definitions[key] = read(key);
  const { "~standard": standard } = createValidator({ schema, definitions });
  return (each) => standard.validate(each).issues === undefined;
}

/** Ajv's verdict; none where the code that it writes is wrong: it forgets a variable for some nested `oneOf`. */
function compile(schema: JsonObject): (value: JsonValue) => boolean | undefined {
  const accepts = new Ajv2020(options).compile(schema);
  return (each) => {
    try {
      return accepts(each);
    } catch (error) {
      if (error instanceof ReferenceError) return undefined;
      throw error;
    }
  };
}
