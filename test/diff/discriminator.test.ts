import { describe, expect, test } from "vitest";
import { compare, request, response, upstream, type Values } from "./compare.js";

const text = { type: "string" };
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: Values, rest: Values = {}) => ({ type: "object", properties, ...rest });

/** A document in which a choice is sent, or one is read. */
function choice(
  side: "request" | "response",
  discriminator: Values | undefined,
  schemas: Values = {},
): Values {
  const schema = {
    oneOf: [reference("Card"), reference("Bank")],
    ...(discriminator !== undefined && {
      discriminator: { propertyName: "kind", ...discriminator },
    }),
  };
  const components = {
    schemas: {
      Card: object({ kind: text, pan: text }, { required: ["kind", "pan"] }),
      Bank: object({ kind: text, iban: text }, { required: ["kind", "iban"] }),
      ...schemas,
    },
  };
  return upstream(side === "request" ? request(schema) : response(schema), { components });
}

function told(before: Values, after: Values): string[] {
  return compare(before, after).map(
    ({ severity, code, where }) =>
      `${severity} ${code.replace(/^\w+-/u, "")} ${where.replace(/^POST \/a (?:request|response 200)/u, "")}`,
  );
}

const both = { card: "#/components/schemas/Card", bank: "#/components/schemas/Bank" };
const renamed = { credit: both.card, bank: both.bank };

describe("the values that name alternatives", () => {
  test.each([
    ["request", "minor enum-member-added", "major enum-member-removed"],
    ["response", "major enum-member-added", "minor enum-member-removed"],
  ] as const)("are renamed in a %s", (side, added, removed) => {
    const changes = told(choice(side, { mapping: both }), choice(side, { mapping: renamed }));
    expect(changes.sort()).toEqual([`${added} <Card>.kind`, `${removed} <Card>.kind`].sort());
  });

  test("change locations, which breaks either", () => {
    const swapped = { card: both.bank, bank: both.card };
    const changes = told(
      choice("request", { mapping: both }),
      choice("request", { mapping: swapped }),
    );
    expect(changes.filter((each) => each.startsWith("major"))).toEqual([
      "major enum-member-removed <Card>.kind",
      "major enum-member-removed <Bank>.kind",
    ]);
  });

  test("become fewer", () => {
    const two = { ...both, debit: both.card };
    expect(told(choice("request", { mapping: two }), choice("request", { mapping: both }))).toEqual(
      ["major enum-member-removed <Card>.kind"],
    );
  });

  test("are the names of components where nothing is mapped", () => {
    const named = { Card: both.card, Bank: "Bank" };
    expect(told(choice("request", {}), choice("request", { mapping: named }))).toEqual([]);
    expect(
      told(choice("request", {}), choice("request", { mapping: { card: both.card } })),
    ).toEqual(["major enum-member-removed <Card>.kind", "minor enum-member-added <Card>.kind"]);
  });

  test("are told where they stand", () => {
    const [removed] = compare(
      choice("request", { mapping: both }),
      choice("request", { mapping: renamed }),
    );
    expect(removed?.before.pointer).toMatch(/\/discriminator\/mapping\/card$/u);
    expect(removed?.message).toBe("card is none of the values any more.");
  });

  test("may be numbers, and are what the alternatives say themselves", () => {
    const numbers = (own: unknown, mapping: Values) =>
      choice("request", { mapping }, { Card: object({ kind: own, pan: text }) });
    const [one, two] = [{ 1: both.card }, { 2: both.card }];
    expect(told(numbers({ type: "integer" }, one), numbers({ type: "integer" }, two))).toEqual([
      "major enum-member-removed <Card>.kind",
      "minor enum-member-added <Card>.kind",
    ]);
    expect(told(numbers({ type: "integer" }, one), numbers({ const: 1 }, two))).toEqual([]);
    expect(told(numbers({ enum: ["a"] }, one), numbers({ enum: ["a"] }, two))).toEqual([]);
  });

  test("are one each of an enum that the alternatives share", () => {
    const shared = { enum: ["card", "bank", "credit"] };
    const schemas = { Card: object({ kind: shared }), Bank: object({ kind: shared, iban: text }) };
    expect(
      told(
        choice("request", { mapping: both }, schemas),
        choice("request", { mapping: renamed }, schemas),
      ),
    ).toEqual(["major enum-member-removed <Card>.kind", "minor enum-member-added <Card>.kind"]);
  });

  test("are said by what says what constants say already", () => {
    const schemas = {
      Card: object({ kind: { const: "card" }, pan: text }),
      Bank: object({ kind: { const: "bank" }, iban: text }),
    };
    expect(
      told(choice("request", undefined, schemas), choice("request", { mapping: both }, schemas)),
    ).toEqual([]);
  });

  test("do not matter of the alternative that takes what has no name (OpenAPI 3.2)", () => {
    const usual = (defaultMapping: string) => choice("response", { mapping: both, defaultMapping });
    const none = choice("response", { mapping: both });
    expect(told(none, usual("Card"))).toEqual(["major enum-removed <Card>.kind"]);
    expect(told(usual("Card"), none)).toEqual(["minor enum-added <Card>.kind"]);
    expect(told(usual(both.card), usual("Bank"))).toEqual([
      "major enum-removed <Bank>.kind",
      "minor enum-added <Card>.kind",
    ]);
  });

  test("stay with the one alternative that there is", () => {
    const one = (name: string) =>
      upstream(
        request({
          oneOf: [reference("Card")],
          discriminator: { propertyName: "kind", mapping: { [name]: both.card } },
        }),
        { components: { schemas: { Card: object({ kind: text }) } } },
      );
    expect(told(one("a"), one("b"))).toEqual([
      "major enum-member-removed .kind",
      "minor enum-member-added .kind",
    ]);
  });
});

describe("a parent with a discriminator", () => {
  const parent = (mapping: Values | undefined) => {
    const discriminator = { propertyName: "kind", ...(mapping !== undefined && { mapping }) };
    return object({ kind: text }, { required: ["kind"], discriminator });
  };
  /** A document that sends a parent; its children are composed of it. */
  function family(children: Values, mapping?: Values): Values {
    const schemas = { Method: parent(mapping), ...children };
    return upstream(request(object({ method: { allOf: [reference("Method")] } })), {
      components: { schemas },
    });
  }
  const child = (properties: Values, rest: Values = {}) => ({
    allOf: [reference("Method"), object(properties, rest)],
  });

  test("means its children, whose changes are seen", () => {
    const before = family({ Card: child({ pan: text }), Bank: child({ iban: text }) });
    const after = family({
      Card: child({ pan: text, cvc: text }, { required: ["cvc"] }),
      Bank: child({ iban: text }),
    });
    expect(told(before, after)).toEqual(["major required-property-added .method<Card>.cvc"]);
    expect(told(before, before)).toEqual([]);
  });

  test("has one child more or less", () => {
    const one = family({ Card: child({ pan: text }) });
    const two = family({ Card: child({ pan: text }), Bank: child({ iban: text }) });
    expect(told(one, two)).toEqual(["minor alternative-added .method"]);
    expect(told(two, one)).toEqual(["major alternative-removed .method"]);
  });

  test("names its children by its mapping, else by their components", () => {
    const children = { Card: child({ pan: text }), Bank: child({ iban: text }) };
    expect(told(family(children), family(children, { card: both.card }))).toEqual([
      "major enum-member-removed .method<Card>.kind",
      "minor enum-member-added .method<Card>.kind",
    ]);
    expect(told(family(children), family(children, { Card: "Card" }))).toEqual([]);
  });

  test("has children of children", () => {
    const deep = (rest: Values) =>
      family({
        Bank: child({ iban: text }),
        Fast: { allOf: [reference("Bank"), object({ at: text }, rest)] },
      });
    expect(told(deep({}), deep({ required: ["at"] }))).toEqual([
      "major property-became-required .method<Fast>.at",
    ]);
  });

  test("is not what a child is composed of", () => {
    const alone = (schemas: Values) =>
      upstream(request(reference("Card")), {
        components: { schemas: { Method: parent(undefined), ...schemas } },
      });
    const card = child({ pan: text });
    const [before, after] = [{ Card: card }, { Card: card, Bank: child({ iban: text }) }];
    expect(told(alone(before), alone(after))).toEqual([]);
  });
});
