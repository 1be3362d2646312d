import { describe, expect, test } from "vitest";
import { packageOf } from "./package-of.js";

/* Texts of a spec that look like code of ours, or like nothing at all. */

const packageWith = (properties: object, schema?: object) =>
  packageOf({ request: { type: "object", properties }, ...(schema && { schema }) });

test.each(["toString", "constructor", "__proto__", "hasOwnProperty"])(
  "a format called %s makes a text like any other",
  async (format) => {
    const request = {
      type: "object",
      required: ["a"],
      properties: { a: { type: "string", format } },
    };
    expect((await packageOf({ request })).readme).toContain('a: "example"');
  },
);

describe("Unlisted is imported", () => {
  test.each([
    ["a text of an enum", { a: { enum: ["b | Unlisted", "c"] } }],
    ["a description", { a: { type: "string", description: "An a | Unlisted." } }],
    [
      "a description within a nested object",
      { a: { type: "object", properties: { b: { type: "string", description: "b | Unlisted" } } } },
    ],
  ])("not for %s", async (_, properties) => {
    expect((await packageWith(properties)).models).not.toMatch(/import type \{[^}]*Unlisted/u);
  });

  test("for an open enum", async () => {
    const open = { a: { type: "string", enum: ["b"], "x-link-open-enum": true } };
    expect((await packageWith(open)).models).toMatch(/import type \{[^}]*Unlisted/u);
  });
});

test("what an editor would not show stands in no file as it is", async () => {
  const odd = "a\u202eb\u2028c\u200bd";
  const properties = { [odd]: { type: "string", enum: [odd, "plain"], description: odd } };
  const example = { [odd]: odd, nested: { [odd]: [odd] } };
  const schema = {
    type: "object",
    required: ["token"],
    example,
    properties: { token: { type: "string", example }, ...properties },
  };
  const files = Object.values(await packageWith(properties, schema)).join("\n");
  expect(files).not.toMatch(/[\u202e\u2028\u200b]/u);
  expect(files).toContain(String.raw`"a\u202eb\u2028c\u200bd"`);
});

describe("a text that ends in a backslash leaves the next ones as they are", () => {
  const enumOf = (...texts: readonly string[]) => ({ type: "string", enum: texts });

  test.each([
    [
      "in a schema of its own",
      { a: { $ref: "#/components/schemas/Slash" } },
      { Slash: enumOf("\\", "/*") },
    ],
    [
      "within an interface",
      { glob: { ...enumOf("C:\\", "src/*"), description: "A glob." }, z: { type: "string" } },
      {},
    ],
    ["as a name", { "C:\\": { type: "string" }, "src/*": { type: "string" } }, {}],
  ])("%s", async (_, properties, schemas) => {
    const request = { type: "object", properties };
    const { models } = await packageOf({ request, schemas });
    expect(models).toMatch(/"(?:C:)?\\u005c"/u);
    expect(models).toMatch(/"(?:src)?\/\*"/u);
  });
});

test("a title that begins like a tag stays a title, and a default keeps its quotes", async () => {
  const { wire } = await packageWith({
    a: { type: "string", title: "@constant of gravity", default: "" },
    b: { const: { title: "@c" }, title: "@default 5" },
  });
  expect(wire).toMatch(/\* \\@constant of gravity\n *\*\n *\* @defaultValue `""`/u);
  expect(wire).toMatch(/\* \\@default 5/u);
  expect(wire).not.toContain("@defaultValue 5");
});
