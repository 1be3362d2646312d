import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import type { Validator } from "../../templates/runtime/src/create-validator.js";
import { repository } from "../consumer.js";

/* Rules that providers state in prose: of each an input that keeps it and one that breaks it. */

interface Rule {
  readonly provider: string;
  readonly passes: object;
  readonly breaks: object;
  readonly issue: string;
}

const stripe = { permissions: ["balances"] };
const customer = { type: "customer", customer: "cus_1" };
const account = { type: "account", account: "acct_1" };
const wallet = { verificationMethods: ["signedMessage"] };
const key = "must match ^[a-zA-Z][a-zA-Z0-9_\\-./]*$";

const rules: readonly Rule[] = [
  {
    provider: "stripe",
    passes: { ...stripe, account_holder: customer },
    breaks: { ...stripe, account_holder: { ...customer, account: "acct_1" } },
    issue: "account_holder.type",
  },
  {
    provider: "stripe",
    passes: { ...stripe, account_holder: account },
    breaks: { ...stripe, account_holder: { ...account, customer: "cus_1" } },
    issue: "account_holder.type",
  },
  {
    provider: "stripe",
    passes: { ...stripe, account_holder: { type: "customer", customer_account: "acct_1" } },
    breaks: { ...stripe, account_holder: { type: "account", customer_account: "acct_1" } },
    issue: "account_holder.type",
  },
  {
    provider: "stripe",
    passes: { ...stripe, account_holder: account, limits: { accounts: "" } },
    breaks: { ...stripe, account_holder: account, limits: {} },
    issue: "limits.accounts: required",
  },
  {
    provider: "mesh",
    passes: { userId: "u", verifyWalletOptions: { ...wallet, message: "Sign in" } },
    breaks: { userId: "u", verifyWalletOptions: wallet },
    issue: "verifyWalletOptions.message: required",
  },
  {
    provider: "mesh",
    passes: { userId: "u", transferOptions: { description: "d".repeat(256) } },
    breaks: { userId: "u", transferOptions: { description: "d".repeat(257) } },
    issue: "transferOptions.description: must have at most 256 characters",
  },
  {
    provider: "nango",
    passes: { tags: { "end-user.id/1": "u1" } },
    breaks: { tags: { "1": "u1" } },
    issue: key,
  },
  {
    provider: "nango",
    passes: { tags: { plan: "p" } },
    breaks: { tags: { plan: "" } },
    issue: "tags.plan",
  },
];

// Lists that grow take what they do not have yet.
const open: readonly (readonly [string, object])[] = [
  ["stripe", { account_holder: account, permissions: ["new"], prefetch: ["new"] }],
  ["mesh", { userId: "u", brokerType: "brandNew", transferOptions: { transferType: "new" } }],
  [
    "kombo",
    {
      end_user_email: "ada@example.com",
      end_user_organization_name: "Acme",
      integration_tool: "brand_new",
    },
  ],
  ["apideck", { settings: { unifiedApis: ["new"], allowActions: ["new"] } }],
];

describe.each(rules)("a rule of $provider about $issue", ({ provider, passes, breaks, issue }) => {
  test("lets an input that keeps it pass", async () => {
    expect(await issuesOf(provider, passes)).toEqual([]);
  });

  test("refuses an input that breaks it, and says what breaks it", async () => {
    expect(await issuesOf(provider, breaks)).toEqual([expect.stringContaining(issue)]);
  });
});

test.each(open)("of %s, a new member of a list passes: %j", async (provider, input) => {
  expect(await issuesOf(provider, input)).toEqual([]);
});

/** What the validator of the provider's first operation says of an input. */
async function issuesOf(provider: string, input: object): Promise<string[]> {
  const file = path.join(repository, "generated", provider, "dist/esm/index.js");
  const { validators } = (await import(pathToFileURL(file).href)) as {
    validators: Readonly<Record<string, Validator>>;
  };
  const [validator] = Object.values(validators);
  const result = validator?.["~standard"].validate(input);
  return (result?.issues ?? []).map(({ message }) => message);
}
