export default {
  connect: ({ ours, sdk, url }) => ({
    ours: new ours.Mesh({
      clientId: "c1",
      clientSecret: "s1",
      environment: "production",
      baseUrl: url,
    }),
    sdk: new sdk.FrontApi({
      baseURL: url,
      headers: { "X-Client-Id": "c1", "X-Client-Secret": "s1" },
    }),
  }),
  success: { v1LinktokenCreate: { content: { linkToken: "t1" }, status: "ok", message: "" } },
};
