export default {
  connect: ({ ours, sdk, url }) => ({
    ours: new ours.Kombo({ api_key: "k1", environment: "eu", baseUrl: url }),
    sdk: new sdk.Kombo({ api_key: "k1", server_url: url }),
  }),
  success: { PostConnectCreateLink: { status: "success", data: { link: "https://a.example" } } },
};
