import { expect } from "vitest";
import type { Call } from "../call.js";

const packageName = "@linkmint/stripe";
const path = "/v1/financial_connections/sessions";
const headers = {
  authorization: "Bearer sk_test_1",
  "content-type": "application/x-www-form-urlencoded",
  "idempotency-key": expect.stringMatching(/^.{16,}$/u) as unknown,
  "stripe-version": "2026-10-28.endive",
};
const answer = {
  id: "fcsess_1",
  object: "financial_connections.session",
  client_secret: "fcsess_client_secret_1",
  accounts: { object: "list", data: [], has_more: false, url: "/v1/accounts" },
  livemode: false,
  permissions: ["balances"],
};

export const stripeAnswers = { [path]: answer };

export const stripeCalls: readonly Call[] = [
  {
    title: "a form with objects and lists",
    packageName,
    names: "Stripe, Permission",
    expression: `new Stripe({ apiKey: "sk_test_1", baseUrl })
      .financialConnections.sessions.create({
        account_holder: { type: "customer", customer: "cus_1&2" },
        permissions: [Permission.PaymentMethod, "balances"], filters: { country: "US" } })`,
    sends: {
      path,
      headers,
      body: form([
        ["account_holder[type]", "customer"],
        ["account_holder[customer]", "cus_1&2"],
        ["permissions[]", "payment_method"],
        ["permissions[]", "balances"],
        ["filters[country]", "US"],
      ]),
    },
    gives: answer,
  },
  {
    title: "the common result",
    packageName,
    names: "Stripe",
    expression: `new Stripe({ apiKey: () => "sk_test_1", baseUrl }).createLinkToken({
      account_holder: { type: "account", account: "acct_2" }, permissions: ["balances"] })`,
    sends: {
      path,
      headers,
      body: form([
        ["account_holder[type]", "account"],
        ["account_holder[account]", "acct_2"],
        ["permissions[]", "balances"],
      ]),
    },
    gives: { token: "fcsess_client_secret_1", expirySource: "unknown", raw: answer },
  },
];

function form(entries: readonly [string, string][]): string {
  return new URLSearchParams(entries).toString();
}
