import { describe, expect, test } from "vitest";
import type { Operation } from "../../templates/runtime/src/index.js";
import { createLinkToken } from "./acme.js";
import { createToken } from "./borealis.js";
import { bodyOf } from "./call.js";
import { failureOf } from "./failure-of.js";

const plan: Operation = {
  id: "create",
  method: "POST",
  path: "/",
  modes: {
    fresh: { required: ["products"], anyOf: [["user"], ["first", "last"]] },
    update: { required: ["access_token"], forbidden: ["products"] },
  },
};

interface Case {
  input: object;
  mode?: string;
  operation?: Operation;
  message?: string;
  fields?: string[];
}

const fitting: Case[] = [
  { input: { tenant_id: "a" } },
  { input: { tenant_id: "a", region: "east" }, mode: "connect" },
  { input: { tenant_id: "a", account_id: undefined } },
  { input: { tenant_id: "a", account_id: null }, mode: "connect" },
  { input: { tenant_id: "" }, mode: "connect" },
  { input: { account_id: "b" }, mode: "reauthorize" },
  { input: { products: [], user: {} }, operation: plan },
  { input: { products: [], first: 1, last: 1 }, operation: plan, mode: "fresh" },
  { input: { access_token: false }, operation: plan },
];

const refused: Case[] = [
  {
    input: { tenant_id: "a", account_id: "b" },
    message: "createLinkToken: account_id and tenant_id cannot go together; leave one out.",
    fields: ["account_id", "tenant_id"],
  },
  {
    input: {},
    message:
      "createLinkToken needs tenant_id in mode connect, or needs account_id in mode reauthorize.",
    fields: ["tenant_id", "account_id"],
  },
  {
    input: { account_id: "b", region: "east" },
    message: "createLinkToken does not take region in mode reauthorize.",
    fields: ["region"],
  },
  {
    input: { tenant_id: null },
    mode: "connect",
    message: "createLinkToken needs tenant_id in mode connect.",
    fields: ["tenant_id"],
  },
  {
    input: { account_id: "b" },
    mode: "connect",
    message: "createLinkToken needs tenant_id and does not take account_id in mode connect.",
    fields: ["tenant_id", "account_id"],
  },
  {
    input: { tenant_id: "a", region: "east" },
    mode: "reauthorize",
    message:
      "createLinkToken needs account_id and does not take tenant_id or region in mode reauthorize.",
    fields: ["account_id", "tenant_id", "region"],
  },
  {
    input: { products: [], first: 1 },
    operation: plan,
    mode: "fresh",
    message: "create needs user or first and last in mode fresh.",
    fields: ["user", "first", "last"],
  },
  {
    input: {},
    operation: plan,
    mode: "fresh",
    message: "create needs products, and user or first and last in mode fresh.",
    fields: ["products", "user", "first", "last"],
  },
  {
    input: { extraData: {} },
    operation: createToken,
    message: "create_token needs userId in mode any.",
    fields: ["userId"],
  },
  {
    input: {},
    operation: { ...plan, modes: { odd: { required: ["toString"] } } },
    message: "create needs toString in mode odd.",
    fields: ["toString"],
  },
];

const wide: Operation = {
  ...plan,
  modes: { one: { anyOf: [["a"], ["b"], ["c"]] }, other: { required: ["x", "y"] } },
};

describe("modes", () => {
  test.each(fitting)("let $input pass in mode $mode", async ({ input, mode, operation }) => {
    await expect(
      bodyOf(operation ?? createLinkToken, input, mode === undefined ? {} : { mode }),
    ).resolves.toBeDefined();
  });

  test.each(refused)("refuse $input in mode $mode", async (each) => {
    const { operation = createLinkToken, input, mode } = each;
    const error = await failureOf(() =>
      bodyOf(operation, input, mode === undefined ? {} : { mode }),
    );
    expect(error.kind).toBe("input");
    expect(error.message).toBe(each.message);
    expect(error.fields).toEqual(each.fields);
  });

  test("that offer many ways count as near", async () => {
    const error = await failureOf(() => bodyOf(wide, {}));
    expect(error.message).toBe("create needs a or b or c in mode one.");
  });

  test("that forbid the same property do not call it rivals", async () => {
    const modes = { one: { forbidden: ["a"] }, two: { forbidden: ["a"] } };
    const error = await failureOf(() => bodyOf({ ...plan, modes }, { a: 1 }));
    expect(error.message).toBe(
      "create does not take a in mode one, or does not take a in mode two.",
    );
  });
});
