const session = {
  data: { token: "t1", connect_link: "https://a.example", expires_at: "2026-03-27T12:56:34.000Z" },
};

export default {
  connect: ({ ours, sdk, url }) => ({
    ours: new ours.Nango({ secretKey: "k1", baseUrl: url }),
    sdk: new sdk.Nango({ secretKey: "k1", host: url }),
  }),
  base: { createConnectSession: { tags: { end_user_id: "u1" } } },
  success: { createConnectSession: session, createReconnectSession: session },
};
