export default {
  connect: ({ ours, sdk, url }) => ({
    ours: new ours.MergeClient({ apiKey: "k1", baseUrl: url }),
    sdk: new sdk.MergeClient({ apiKey: "k1", baseUrl: url }),
  }),
  success: {
    createHrisLinkToken: {
      link_token: "t1",
      integration_name: "a",
      magic_link_url: "https://a.example",
    },
  },
};
