import * as fc from "fast-check";
import type { Values } from "./compare.js";
import type { Pair } from "./found-pairs.js";

const scalar = fc.constantFrom<unknown>("a", "b", "", "ab", 0, 1, 2, 1.5, true, false, null);
const names = ["a", "b", "c"] as const;

/** Random JSON values out of few parts. */
export const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom(...names, "kind"), tie("value"), { maxKeys: 3 }),
  ),
}));

/** What is so in both, or is not. */
function twice<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<readonly [T, T]> {
  return fc.oneof(
    arbitrary.map((each) => [each, each] as const),
    fc.tuple(arbitrary, arbitrary),
  );
}

const enumOf = fc.uniqueArray(scalar, { minLength: 1, maxLength: 3 });
const leaf: fc.Arbitrary<Values> = fc.oneof(
  fc.constantFrom<Values>({}, { type: "null" }, { type: "boolean" }, { type: "string" }),
  fc
    .uniqueArray(fc.constantFrom("string", "integer", "number", "null", "object", "array"), {
      minLength: 1,
      maxLength: 2,
    })
    .map((type) => ({ type })),
  scalar.map((only) => ({ const: only })),
  enumOf.map((values) => ({ enum: values })),
);

/** Limits, which a reader need not mind where they are loosened. */
const limited: fc.Arbitrary<Values> = fc.oneof(
  fc.record(
    {
      type: fc.constant("string"),
      minLength: fc.nat({ max: 2 }),
      maxLength: fc.nat({ max: 2 }),
      pattern: fc.constantFrom("a", "^b"),
    },
    { requiredKeys: ["type"] },
  ),
  fc.record(
    {
      type: fc.constantFrom("integer", "number"),
      minimum: fc.nat({ max: 2 }),
      maximum: fc.nat({ max: 2 }),
      exclusiveMinimum: fc.nat({ max: 2 }),
      exclusiveMaximum: fc.nat({ max: 2 }),
      multipleOf: fc.constantFrom(0.5, 1, 2),
    },
    { requiredKeys: ["type"] },
  ),
);

/** Objects in which a property that is new was refused before where they are sent: nobody sends what is not declared. */
function objects(inner: fc.Arbitrary<Pair>, side: Side): fc.Arbitrary<Pair> {
  const property = fc.record({
    pair: inner,
    is: twice(fc.constantFrom("required", "optional", "not")),
  });
  return fc
    .record({
      properties: fc.dictionary(fc.constantFrom(...names), property, { maxKeys: 3 }),
      further: fc.option(inner, { nil: undefined }),
      closed: twice(fc.constantFrom(side === "request", false)),
    })
    .map(({ properties, further, closed }): Pair => {
      const all = Object.entries(properties);
      const isNew = all.some(([, { is }]) => is[0] === "not" && is[1] !== "not");
      const write = (which: 0 | 1): Values => {
        const there = all.filter(([, { is }]) => is[which] !== "not");
        const isClosed = closed[which] || (side === "request" && isNew && which === 0);
        return {
          type: "object",
          properties: Object.fromEntries(there.map(([name, { pair }]) => [name, pair[which]])),
          required: there.flatMap(([name, { is }]) => (is[which] === "required" ? [name] : [])),
          ...(isClosed
            ? { additionalProperties: false }
            : further !== undefined && { additionalProperties: further[which] }),
        };
      };
      return [write(0), write(1)];
    });
}

/** Lists whose first items have schemas of their own; the rest may be closed, or anything. */
function tuples(inner: fc.Arbitrary<Pair>, side: Side): fc.Arbitrary<Pair> {
  const rest =
    side === "request" ? fc.constantFrom<unknown>(undefined, false) : fc.constant(undefined);
  return fc
    .record({
      first: fc.array(inner, { minLength: 1, maxLength: 2 }),
      rest: fc.oneof(twice(rest), inner),
      least: twice(fc.nat({ max: 2 })),
      count: twice(fc.constantFrom(1, 2)),
    })
    .map(({ first, rest: items, least, count }): Pair => {
      const write = (which: 0 | 1): Values => ({
        type: "array",
        prefixItems: first.slice(0, count[which]).map((pair) => pair[which]),
        ...(items[which] !== undefined && { items: items[which] }),
        // More than those is a limit as of any list.
        minItems: Math.min(least[which], count[which], first.length),
      });
      return [write(0), write(1)];
    });
}

/** A choice whose alternatives a property tells apart, by names that may change; ajv reads the constants. */
function discriminated(inner: fc.Arbitrary<Pair>, side: Side): fc.Arbitrary<Pair> {
  const branch = fc.record({
    name: twice(fc.constantFrom("a", "b", "c")),
    extra: inner,
    is: twice(fc.constantFrom("there", "not")),
  });
  return fc.array(branch, { minLength: 2, maxLength: 3 }).map((branches): Pair => {
    const write = (which: 0 | 1): Values => {
      const there = branches.filter(({ is }) => is[which] === "there");
      const all = there.length === 0 ? branches.slice(0, 1) : there;
      return {
        type: "object",
        required: ["kind"],
        oneOf: all.map(({ name, extra }) => ({
          type: "object",
          properties: { kind: { const: name[which] }, a: extra[which] },
          required: ["kind"],
          ...(side === "request" && { additionalProperties: false }),
        })),
        discriminator: { propertyName: "kind" },
      };
    };
    return [write(0), write(1)];
  });
}

/** Conditions are compared by their words: one that no value meets is another word for nothing. */
function negated(inner: fc.Arbitrary<Pair>): fc.Arbitrary<Pair> {
  const refused = leaf.filter((schema) => Object.keys(schema).length > 0);
  return fc.tuple(inner, twice(refused)).map(([[old, now], [was, is]]): Pair => [
    { allOf: [old], not: was },
    { allOf: [now], not: is },
  ]);
}

/** A schema whose objects have no property that it does not declare: nobody sends one. */
function close(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(close);
  if (typeof schema !== "object" || schema === null) return schema;
  const own = Object.entries(schema).map(([key, part]) => [
    key,
    key === "not" ? part : close(part),
  ]);
  const { type, additionalProperties, oneOf } = schema as Values;
  const isOpen = [type].flat().includes("object") && additionalProperties === undefined;
  return {
    ...Object.fromEntries(own),
    ...(isOpen && oneOf === undefined && { additionalProperties: false }),
  };
}

export type Side = "request" | "response";

/** Random pairs of schemas that have much in common. */
export function pairsOf(side: Side): fc.Arbitrary<Pair> {
  const { pair } = fc.letrec<{ pair: Pair }>((tie) => ({
    pair: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      twice(side === "request" ? fc.oneof(leaf, limited) : leaf),
      objects(tie("pair"), side),
      tie("pair").map(([old, now]): Pair => [
        { type: "array", items: old },
        { type: "array", items: now },
      ]),
      fc
        .array(tie("pair"), { minLength: 2, maxLength: 3 })
        .map((all): Pair => [
          { anyOf: all.map(([old]) => old) },
          { anyOf: all.map(([, now]) => now) },
        ]),
      tuples(tie("pair"), side),
      discriminated(tie("pair"), side),
      fc
        .array(tie("pair"), { minLength: 2, maxLength: 3 })
        .map((all): Pair => [
          { oneOf: all.map(([old]) => old) },
          { oneOf: all.map(([, now]) => now) },
        ]),
      // Which values do not come is a limit as well.
      ...(side === "request" ? [negated(tie("pair"))] : []),
      fc
        .tuple(tie("pair"), tie("pair"))
        .map(([[one], [, other]]): Pair => [side === "request" ? close(one) : one, other]),
      fc
        .tuple(twice(fc.subarray([...names])), tie("pair"))
        .map(([[was, is], [old, now]]): Pair => [
          { allOf: [old, { required: was }] },
          { allOf: [{ required: is }, now] },
        ]),
    ),
  }));
  return pair;
}
