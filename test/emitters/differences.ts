const format = "validators here do not read `format`, and nor does a type";
const formats = {
  "no e-mail address: refused, and here taken by validator and type": format,
  "no date: refused, and here taken by validator and type": format,
  "no time: refused, and here taken by validator and type": format,
};

const parent =
  "TypeSpec's JSON Schema has the parent alone: its discriminator and children are not in it";
const parents = {
  "unknown alternative: taken, and here taken by nothing": parent,
  "alternative of another's properties: taken, and here taken by nothing": parent,
  "alternative against its pattern: taken, and here taken by type": parent,
  "alternative too short: taken, and here taken by type": parent,
};

const half =
  "Effect counts UTF-16 units, and writes half of them as a least length, which JSON Schema counts in characters";

/**
 * What a document and its framework say differently, and why: the document has it wrong, or leaves it out.
 * By document; a difference that is gone fails the test as well as one that is not listed.
 */
export const differences: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "typespec-3-0": {
    ...parents,
    "tuple of texts: refused, and here taken by validator and type":
      "OpenAPI 3.0 has no tuples, and the document any list",
  },
  "typespec-3-1": parents,
  "typespec-3-2": parents,
  nest: {
    "names of Object: refused, and here taken by validator and type":
      "class-transformer throws where a property is called `constructor`",
    ...formats,
    "unknown alternative: taken, and here taken by nothing":
      "class-transformer makes the base class of what has an unknown name",
    "map of numbers: taken, and here taken by nothing":
      "`IsObject` looks at no value inside, the document says that they are texts",
    "null that is not allowed: taken, and here taken by nothing":
      "`IsOptional` lets null pass, and the document does not",
  },
  zod: {
    ...formats,
    ...Object.fromEntries(
      ["short", "long"].map((size) => [
        `tuple too ${size}: refused, and here taken by validator and type`,
        "the document has `prefixItems` alone, so that a list of any length fits",
      ]),
    ),
  },
  valibot: formats,
  fastify: formats,
  effect: {
    "nested text too short: refused, and here taken by validator and type": half,
    "no time: refused, and here taken by validator and type":
      "the document lets any string stand for it",
    "alternative against its pattern: refused, and here taken by validator and type":
      "the document has no pattern",
    "alternative too short: refused, and here taken by validator and type": half,
    "an unknown property: taken, and here taken by type":
      "the server drops what it does not know, and the document says `additionalProperties: false`",
  },
};
