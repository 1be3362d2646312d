export default {
  connect: ({ ours, sdk, url }) => ({
    ours: new ours.Kombo({ api_key: "k1", environment: "eu", baseUrl: url }),
    sdk: new sdk.Kombo({ api_key: "k1", server_url: url }),
  }),
  success: {
    PostConnectCreateLink: { status: "success", data: { link: "https://a.example" } },
    GetConnectIntegrationByTokenToken: {
      status: "success",
      data: {
        tool: "personio",
        id: "personio:1",
        end_user_origin_id: null,
        end_user_organization_name: "Acme",
        end_user_email: null,
        setup_status: "COMPLETED",
      },
    },
  },
};
