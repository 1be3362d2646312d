import { describe, expect, test } from "vitest";
import type { ValueSchema } from "../../templates/runtime/src/validation/input-schema.js";
import { faultsOf } from "./validate.js";

const tree = {
  Tree: {
    properties: { next: { $ref: "#/$defs/Tree" } },
    additionalProperties: { $ref: "#/$defs/Tree" },
    items: { $ref: "#/$defs/Tree" },
  },
};
const root: ValueSchema = { $ref: "#/$defs/Tree" };

function nest(levels: number, wrap: (inner: unknown) => unknown): unknown {
  return Array.from({ length: levels }).reduce<unknown>((inner) => wrap(inner), {});
}

function circle(): object {
  const value: Record<string, unknown> = {};
  value["next"] = value;
  return value;
}

describe("hostile values never throw", () => {
  test.each<readonly [name: string, value: unknown]>([
    ["a circle", circle()],
    ["a bigint", { next: 1n }],
    ["100,000 objects in each other", nest(100_000, (next) => ({ next }))],
    ["100,000 arrays in each other", nest(100_000, (inner) => [inner])],
    [
      "a getter that throws",
      Object.defineProperty({}, "next", { enumerable: true, get: () => fail() }),
    ],
    ["a toJSON that throws", { toJSON: () => fail() }],
    ["a proxy that refuses", Proxy.revocable({}, { ownKeys: () => fail() }).proxy],
  ])("%s", (_, value) => {
    const faults = faultsOf(root, value, tree);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/cannot be written as JSON$|nested too deeply$/u);
  });

  test("what JSON leaves out is absent", () => {
    const value = { [Symbol("next")]: 1, next: Symbol("next"), more: () => 1 };
    expect(faultsOf({ required: ["next"] }, value)).toEqual(["next: required"]);
    expect(faultsOf({ type: "object" }, Symbol("x"))).toEqual(["input: must be an object"]);
  });

  test("what JSON writes is what is checked", () => {
    const value = { at: new Date(0), url: new URL("https://example.com") };
    const text = { type: "string" };
    expect(faultsOf({ properties: { at: text, url: text } }, value)).toEqual([]);
  });

  test("400 levels are no problem", () => {
    expect(
      faultsOf(
        root,
        nest(150, (next) => ({ next })),
        tree,
      ),
    ).toEqual([]);
  });

  test("a schema that never ends is", () => {
    expect(faultsOf(root, 1, { Tree: { $ref: "#/$defs/Tree" } })).toEqual([
      "input: nested too deeply",
    ]);
  });
});

describe("keys that objects inherit", () => {
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];

  test.each(names)("%s is required where it is not there", (name) => {
    expect(faultsOf({ required: [name] }, {})).toEqual([`${name}: required`]);
  });

  test.each(names)("%s has the rules that it is given, and no others", (name) => {
    const value: unknown = JSON.parse(`{ "${name}": 1 }`);
    const properties = JSON.parse(
      `{ "${name}": { "type": "string" } }`,
    ) as ValueSchema["properties"];
    expect(faultsOf({ properties: properties ?? {} }, value)).toEqual([
      `${name}: must be a string`,
    ]);
    expect(faultsOf({ additionalProperties: false }, value)).toEqual([`${name}: not allowed`]);
    expect(faultsOf({ properties: { other: {} } }, value)).toEqual([]);
    expect(faultsOf({ dependentRequired: { x: ["y"] } }, value)).toEqual([]);
  });
});

test("no message quotes a value", () => {
  const secret = "sk_live_8ab976e6";
  const schemas: ValueSchema[] = [
    { type: "number" },
    { enum: ["a", "b"] },
    { const: "a" },
    { minLength: 100 },
    { maxLength: 1 },
    { pattern: "^a$" },
    { anyOf: [{ type: "number" }, { const: 1 }] },
    { oneOf: [{}, {}] },
    { not: {} },
    { if: {}, then: { type: "number" } },
    { anyOf: [{ minLength: 100 }, { pattern: "^a$" }] },
  ];
  for (const schema of schemas) {
    const all = [
      ...faultsOf(schema, secret),
      ...faultsOf({ properties: { a: schema } }, { a: secret }),
      ...faultsOf({ items: schema }, [secret]),
      ...faultsOf({ contains: { const: 1 }, maxItems: 1, uniqueItems: true }, [secret, secret]),
    ];
    expect(all.length).toBeGreaterThan(3);
    expect(all.filter((message) => message.includes("sk_live"))).toEqual([]);
  }
  expect(faultsOf({}, { toJSON: () => fail(secret) })).toEqual([
    "input: cannot be written as JSON",
  ]);
});

test("long keys and long paths are cut", () => {
  const key = "k".repeat(500);
  const [long = ""] = faultsOf({ additionalProperties: { type: "null" } }, { [key]: 1 });
  expect(long.length).toBeLessThan(100);
  const deep = nest(30, (next) => ({ next }));
  const definitions = {
    Deep: { properties: { next: { $ref: "#/$defs/Deep" } }, minProperties: 1 },
  };
  const [message = ""] = faultsOf({ $ref: "#/$defs/Deep" }, deep, definitions);
  expect(message).toMatch(/^(?:next\.){11}next…: must not be empty$/u);
});

function fail(message = "hostile"): never {
  throw new Error(message);
}
