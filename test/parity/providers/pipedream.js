export default {
  connect: ({ ours, sdk, url }) => {
    const options = {
      clientId: "c1",
      clientSecret: "s1",
      projectId: "proj_1",
      projectEnvironment: "development",
      baseUrl: url,
    };
    return { ours: new ours.PipedreamClient(options), sdk: new sdk.PipedreamClient(options) };
  },
  grants: { "/v1/oauth/token": { access_token: "a1", token_type: "bearer", expires_in: 3600 } },
  success: {
    createToken: {
      token: `ctok_${"0".repeat(32)}`,
      expires_at: "2026-03-27T12:56:34Z",
      connect_link_url: "https://a.example",
    },
  },
};
