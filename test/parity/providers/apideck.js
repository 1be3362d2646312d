export default {
  connect: ({ ours, sdk, url }) => ({
    ours: new ours.Apideck({ apiKey: "k1", appId: "a1", consumerId: "c1", baseUrl: url }),
    sdk: new sdk.Apideck({ apiKey: "k1", appId: "a1", consumerId: "c1", serverURL: url }),
  }),
  theirs: {
    sessionsCreate: (client, session) =>
      client.vault.sessions.create({ session }, { retries: { strategy: "none" } }),
  },
  success: {
    sessionsCreate: {
      status_code: 200,
      status: "OK",
      data: { session_uri: "https://a.example", session_token: "t1" },
    },
  },
};
