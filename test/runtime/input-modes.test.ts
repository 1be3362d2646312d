import { describe, expect, test } from "vitest";
import { inputModes, type Operation } from "../../templates/runtime/src/index.js";
import { createLinkToken } from "./acme.js";
import { createToken } from "./borealis.js";
import { bodyOf } from "./call.js";
import { failureOf } from "./failure-of.js";

const plan: Operation = {
  id: "create",
  method: "POST",
  path: "/",
  modes: inputModes({
    fresh: { required: ["products"], anyOf: [["user"], ["first", "last"]] },
    update: { required: ["access_token"], forbidden: ["products"] },
  }),
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
  { input: { a: 1 }, operation: { ...plan, modes: inputModes({}) } },
];

const refused: Case[] = [
  {
    input: { tenant_id: "a", account_id: "b" },
    message:
      "createLinkToken: mode connect takes no account_id, or mode reauthorize takes no tenant_id.",
    fields: ["account_id", "tenant_id"],
  },
  {
    input: {},
    message: "createLinkToken: mode connect needs tenant_id, or mode reauthorize needs account_id.",
    fields: ["tenant_id", "account_id"],
  },
  {
    input: { account_id: "b", region: "east" },
    message: "createLinkToken: mode reauthorize takes no region.",
    fields: ["region"],
  },
  {
    input: { tenant_id: null },
    mode: "connect",
    message: "createLinkToken: mode connect needs tenant_id.",
    fields: ["tenant_id"],
  },
  {
    input: { account_id: "b" },
    mode: "connect",
    message: "createLinkToken: mode connect needs tenant_id and takes no account_id.",
    fields: ["tenant_id", "account_id"],
  },
  {
    input: { tenant_id: "a", region: "east" },
    mode: "reauthorize",
    message: "createLinkToken: mode reauthorize needs account_id and takes no tenant_id, region.",
    fields: ["account_id", "tenant_id", "region"],
  },
  {
    input: { products: [], first: 1 },
    operation: plan,
    mode: "fresh",
    message: "create: mode fresh needs user or first + last.",
    fields: ["user", "first", "last"],
  },
  {
    input: {},
    operation: plan,
    mode: "fresh",
    message: "create: mode fresh needs products, user or first + last.",
    fields: ["products", "user", "first", "last"],
  },
  {
    input: { extraData: {} },
    operation: createToken,
    message: "create_token: mode any needs userId.",
    fields: ["userId"],
  },
  {
    input: {},
    operation: { ...plan, modes: inputModes({ odd: { required: ["toString"] } }) },
    message: "create: mode odd needs toString.",
    fields: ["toString"],
  },
];

const wide: Operation = {
  ...plan,
  modes: inputModes({ one: { anyOf: [["a"], ["b"], ["c"]] }, other: { required: ["x", "y"] } }),
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
    expect(error.message).toBe("create: mode one needs a or b or c.");
  });

  test("that forbid the same property do not call it rivals", async () => {
    const modes = inputModes({ one: { forbidden: ["a"] }, two: { forbidden: ["a"] } });
    const error = await failureOf(() => bodyOf({ ...plan, modes }, { a: 1 }));
    expect(error.message).toBe("create: mode one takes no a, or mode two takes no a.");
  });
});
