export default {
  connect: ({ ours, sdk, url }) => ({
    ours: new ours.MergeClient({ apiKey: "k1", baseUrl: url }),
    sdk: new sdk.MergeClient({ apiKey: "k1", baseUrl: url }),
  }),
  theirs: {
    retrieveHrisAccountToken: (client, { publicToken }) =>
      client.hris.accountToken.retrieve(publicToken),
  },
  success: {
    retrieveHrisAccountToken: { account_token: "t1", id: "i1", integration: { name: "a" } },
    createHrisLinkToken: {
      link_token: "t1",
      integration_name: "a",
      magic_link_url: "https://a.example",
    },
  },
};
