export default {
  connect: ({ ours, sdk, url }) => {
    const { protocol, hostname, port } = new URL(url);
    return {
      ours: new ours.Stripe({ apiKey: "sk_test_1", baseUrl: url }),
      sdk: new sdk("sk_test_1", {
        host: hostname,
        port,
        protocol: protocol.slice(0, -1),
        telemetry: false,
      }),
    };
  },
  failure: { error: { message: "no", code: "no", type: "api_error" } },
  success: {
    PostFinancialConnectionsSessions: {
      id: "fcsess_1",
      object: "financial_connections.session",
      client_secret: "s1",
      accounts: { object: "list", data: [], has_more: false, url: "/v1/a" },
      livemode: false,
      permissions: ["balances"],
      prefetch: null,
      account_holder: null,
    },
  },
};
