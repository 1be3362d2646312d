export default {
  connect: ({ ours, sdk, url }) => ({
    ours: new ours.WidgetsApi({
      clientId: "c1",
      apiKey: "k1",
      environment: "sandbox",
      baseUrl: url,
    }),
    sdk: new sdk.WidgetsApi(
      new sdk.Configuration({ basePath: url, username: "c1", password: "k1" }),
    ),
  }),
  theirs: {
    requestWidgetURL: (client, { user_guid, accept_language, callback_payload, ...body }) =>
      client.requestWidgetURL(user_guid, body, accept_language, callback_payload),
  },
  success: {
    requestWidgetURL: { widget_url: { type: "connect_widget", url: "https://a.example" } },
  },
};
