export default {
  connect: ({ ours, sdk, url }) => ({
    ours: new ours.Plaid({ clientId: "c1", secret: "s1", environment: "sandbox", baseUrl: url }),
    sdk: new sdk.PlaidApi(
      new sdk.Configuration({
        basePath: url,
        baseOptions: { headers: { "PLAID-CLIENT-ID": "c1", "PLAID-SECRET": "s1" } },
      }),
    ),
  }),
  base: {
    linkTokenCreate: {
      client_name: "Acme",
      language: "en",
      country_codes: ["US"],
      user: { client_user_id: "u1" },
      products: ["auth"],
    },
  },
  success: {
    linkTokenCreate: { link_token: "l1", expiration: "2026-03-27T12:56:34Z", request_id: "r1" },
  },
};
