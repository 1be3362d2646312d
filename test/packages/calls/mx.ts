import type { Call } from "../call.js";

const packageName = "@linkmint/mx";
const path = "/users/USR-1/widget_urls";
const headers = {
  accept: "application/vnd.mx.api.v1+json",
  authorization: `Basic ${Buffer.from("c1:k1").toString("base64")}`,
  "content-type": "application/json",
};
const url = "https://widgets.example/md/connect/1";

export const mxAnswers = {
  [path]: { widget_url: { type: "connect_widget", url, user_id: null } },
};

const client = `new WidgetsApi({ clientId: "c1", apiKey: "k1", baseUrl,`;

export const mxCalls: readonly Call[] = [
  {
    title: "path, headers and body from one input",
    packageName,
    names: "WidgetsApi, MxEnvironment",
    expression: `${client} environment: MxEnvironment.Int }).requestWidgetURL({ user_guid: "USR-1",
      accept_language: "fr-CA", callback_payload: "YWNtZQ==",
      widget_url: { widget_type: "connect_widget", mode: "verification", insight_guid: null } })`,
    sends: {
      path,
      headers: { ...headers, "accept-language": "fr-CA", "x-callback-payload": "YWNtZQ==" },
      json: {
        widget_url: { widget_type: "connect_widget", mode: "verification", insight_guid: null },
      },
    },
    gives: mxAnswers[path],
  },
  {
    title: "the common result, which has no token",
    packageName,
    names: "WidgetsApi",
    expression: `${client} environment: "production" })
      .createLinkToken({ user_guid: "USR-1", widget_url: { widget_type: "connect_widget" } })
      .then(({ expiresAt, raw, ...rest }) =>
        ({ ...rest, minutes: Math.round((expiresAt - Date.now()) / 6e4) }))`,
    sends: { path, headers, json: { widget_url: { widget_type: "connect_widget" } } },
    gives: { url, expirySource: "documented", singleUse: true, minutes: 10 },
  },
];
