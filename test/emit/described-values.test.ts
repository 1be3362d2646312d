import { describe, expect, test } from "vitest";
import { listChoices } from "../../generator/openapi/listed-values.js";
import { packageOf } from "./package-of.js";

const free = { const: "free", description: "Costs nothing." };
const paid = { const: "paid" };
const named = { "x-enumDescriptions": { low: "Slow lane.", high: "Fast */ lane." } };
const tier = { type: "string", enum: ["low", "high"] };

describe("what is said of the values of an enum", () => {
  test("stands at the members of its constant", async () => {
    const properties = { plan: { $ref: "#/components/schemas/Plan" } };
    const { models } = await packageOf({
      request: { type: "object", properties },
      schemas: { Plan: { description: "The plan.", oneOf: [free, paid] } },
    });
    expect(models).toContain(
      '  /** Costs nothing. */\n  Free: "free",\n  Paid: "paid",\n} as const;',
    );
  });

  test.each([
    ["by value", { ...tier, ...named }],
    ["in their order", { ...tier, "x-enum-descriptions": ["Slow lane.", "Fast */ lane."] }],
    ["of items", { type: "array", items: { ...tier, ...named } }],
  ])("stands at a property that lists them, %s", async (_, property) => {
    const { models } = await packageOf({
      request: {
        type: "object",
        properties: { tier: { description: "Which lane.", ...property } },
      },
    });
    expect(models).toContain('   * Which lane.\n   *\n   * - `"low"`: Slow lane.\n');
    expect(models).toContain('   * - `"high"`: Fast *\\/ lane.\n');
  });
});

describe("a choice of texts is an enum", () => {
  test("where some of them are described", () => {
    expect(listChoices({ anyOf: [free, paid], title: "Plan" })).toEqual({
      type: "string",
      title: "Plan",
      enum: ["free", "paid"],
      "x-enum-descriptions": ["Costs nothing.", ""],
    });
  });

  test.each([
    ["where none is", { oneOf: [paid, { const: "free" }] }],
    ["beside another choice", { oneOf: [free], anyOf: [paid] }],
    ["unless one says more", { oneOf: [free, { ...paid, deprecated: true }] }],
    ["unless one is a number", { oneOf: [free, { const: 1 }] }],
  ])("not %s", (_, schema) => {
    expect(listChoices(schema)).toBe(schema);
  });
});
