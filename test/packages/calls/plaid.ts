import type { Call } from "../call.js";

/** What the server answers, by path. */
export const plaidAnswers = {
  "/item/public_token/exchange": { access_token: "access-1", item_id: "i1", request_id: "r1" },
  "/link/token/get": {
    link_token: "link-sandbox-1",
    created_at: null,
    expiration: null,
    link_sessions: [{ link_session_id: "s1" }],
    metadata: {},
    request_id: "r1",
  },
};

const headers = {
  "plaid-client-id": "c1",
  "plaid-secret": "s1",
  "plaid-version": "2020-09-14",
  "content-type": "application/json",
};
const client = `new Plaid({ clientId: "c1", secret: "s1", environment: "sandbox", baseUrl })`;

/** What finishes a link. */
export const plaidCalls: readonly Call[] = [
  {
    title: "the exchange of a public token",
    packageName: "@linkmint/plaid",
    names: "Plaid",
    expression: `${client}.itemPublicTokenExchange({ public_token: "public-1" })`,
    sends: { path: "/item/public_token/exchange", headers, json: { public_token: "public-1" } },
    gives: plaidAnswers["/item/public_token/exchange"],
  },
  {
    title: "the sessions of a Link token",
    packageName: "@linkmint/plaid",
    names: "Plaid",
    expression: `${client}.linkTokenGet({ link_token: "link-sandbox-1" })`,
    sends: { path: "/link/token/get", headers, json: { link_token: "link-sandbox-1" } },
    gives: plaidAnswers["/link/token/get"],
  },
];
