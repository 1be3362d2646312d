import type { Call } from "../call.js";

/** What the server answers, by path. */
export const composioAnswers = {
  "/api/v3/connected_accounts/link": {
    link_token: "lk_1",
    redirect_url: "https://connect.example/lk_1",
    expires_at: "2026-03-27T12:56:34.000Z",
    connected_account_id: "ca_1",
  },
};

export const composioCalls: readonly Call[] = [
  {
    title: "a link with a callback",
    packageName: "@linkmint/composio",
    names: "Composio",
    expression: `new Composio({ apiKey: "k1", baseUrl }).connectedAccounts.link({
      authConfigId: "ac_1", userId: "u1", callbackUrl: "https://acme.example", connectionData: { subdomain: "acme" } })`,
    sends: {
      path: "/api/v3/connected_accounts/link",
      headers: { "x-api-key": "k1", "content-type": "application/json" },
      json: {
        auth_config_id: "ac_1",
        user_id: "u1",
        callback_url: "https://acme.example",
        connection_data: { subdomain: "acme" },
      },
    },
    gives: {
      linkToken: "lk_1",
      redirectUrl: "https://connect.example/lk_1",
      expiresAt: "2026-03-27T12:56:34.000Z",
      connectedAccountId: "ca_1",
    },
  },
];
