export default {
  connect: ({ ours, sdk, url }) => ({
    ours: new ours.JunctionClient({ apiKey: "sk_us_1", environment: "sandbox", baseUrl: url }),
    sdk: new sdk.JunctionClient({ apiKey: "sk_us_1", baseUrl: url }),
  }),
  success: {
    generate_vital_link_token_v2_link_token_post: {
      link_token: "t1",
      link_web_url: "https://a.example",
    },
  },
};
