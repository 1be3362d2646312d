import type { StandardSchemaV1 } from "@standard-schema/spec";
import { describe, expect, test } from "vitest";
import { createValidator } from "../../templates/runtime/src/create-validator.js";
import { faultsOf, messagesOf } from "./validate.js";

describe("references", () => {
  const definitions = {
    Tree: {
      type: "object",
      properties: { name: { type: "string" }, children: { items: { $ref: "#/$defs/Tree" } } },
      required: ["name"],
    },
  };

  test("may be circular", () => {
    const tree = { name: "a", children: [{ name: "b", children: [{ name: 1 }] }, {}] };
    expect(faultsOf({ $ref: "#/$defs/Tree" }, tree, definitions)).toEqual([
      "children[0].children[0].name: must be a string",
      "children[1].name: required",
    ]);
  });

  test("may have other keywords beside them", () => {
    const schema = { $ref: "#/$defs/Tree", required: ["id"] };
    expect(faultsOf(schema, { name: "a" }, definitions)).toEqual(["id: required"]);
  });

  test.each(["#/$defs/None", "#/$defs/toString", "#/$defs/__proto__", "elsewhere"])(
    "to %s allow everything",
    ($ref) => {
      expect(faultsOf({ $ref }, { name: 1 }, definitions)).toEqual([]);
    },
  );
});

describe("modes", () => {
  const modes = [
    { when: "connecting a new Item", required: ["products"], anyOf: [["user"], ["user_id"]] },
    { when: "opening Link again", required: ["access_token"], forbidden: ["products"] },
    { when: "trying", required: ["a"], anyOf: [["b", "c"], ["d"]] },
  ];

  test.each([
    [{ products: [], user: {} }],
    [{ access_token: "" }],
    [{ products: [], user: {} }, "x"],
    [{ user: {} }, "products: required when connecting a new Item"],
    [{ products: [] }, "user or user_id: required when connecting a new Item"],
    [{ user: {}, products: null }, "products: required when connecting a new Item"],
    [
      { access_token: "a", products: [] },
      "user or user_id: required when connecting a new Item",
      "products: not allowed when opening Link again",
    ],
    [{ a: 1, b: 1 }, "b and c or d: required when trying"],
    [
      {},
      "products: required when connecting a new Item",
      "user or user_id: required when connecting a new Item",
      "access_token: required when opening Link again",
      "a: required when trying",
      "b and c or d: required when trying",
    ],
  ])("%j", (input, ...messages) => {
    expect(messagesOf({ schema: {}, modes }, input)).toEqual(
      messages.filter((each) => each !== "x"),
    );
  });

  test("have the property that is missing as path, the first of several", () => {
    const { issues } = createValidator({ schema: {}, modes })["~standard"].validate({ a: 1 });
    expect(issues).toEqual([{ message: "b and c or d: required when trying", path: ["b"] }]);
  });

  test("are of an input alone that is an object", () => {
    expect(messagesOf({ schema: { type: "object" }, modes }, [])).toEqual([
      "input: must be an object",
    ]);
  });
});

describe("a validator", () => {
  interface Input {
    readonly name: string;
  }
  const validator = createValidator<Input>({
    schema: { type: "object", properties: { name: { type: "string" } }, required: ["name"] },
  });

  test("is a Standard Schema", () => {
    const standard: StandardSchemaV1<Input> = validator;
    expect(standard["~standard"]).toMatchObject({ version: 1, vendor: "linkmint" });
  });

  test("gives the input itself", () => {
    const input = { name: "a", more: 1 };
    expect(validator["~standard"].validate(input)).toEqual({ value: input });
    const result = validator["~standard"].validate(input);
    expect("value" in result && result.value).toBe(input);
  });

  test("gives path and message of an issue", () => {
    const { issues } = validator["~standard"].validate({ name: 1 });
    expect(issues).toEqual([{ message: "name: must be a string", path: ["name"] }]);
  });

  test("lets no input pass where none is needed", () => {
    const schema = { type: "object", required: ["a"] };
    expect(messagesOf({ schema }, undefined)).toEqual(["input: must be an object"]);
    expect(messagesOf({ schema, optional: true }, undefined)).toEqual([]);
    expect(messagesOf({ schema, optional: true }, {})).toEqual(["a: required"]);
  });

  test("tells the same once, and 20 issues at most", () => {
    const schema = { allOf: [{ items: { type: "string" } }, { items: { type: "string" } }] };
    expect(faultsOf(schema, [1])).toEqual(["[0]: must be a string"]);
    expect(
      faultsOf(
        schema,
        Array.from({ length: 1000 }, () => 1),
      ),
    ).toHaveLength(20);
  });
});
