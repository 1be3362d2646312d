import type { Call } from "../call.js";

const packageName = "@linkmint/apideck";
const path = "/vault/sessions";
const headers = {
  authorization: "Bearer k1",
  "x-apideck-app-id": "a1",
  "x-apideck-consumer-id": "acme-1",
};
const options = `apiKey: "k1", appId: "a1", baseUrl`;
const response = {
  status_code: 200,
  status: "OK",
  data: { session_uri: "https://vault.example/session/s1", session_token: "s1" },
};

export const apideckResponses = { [path]: response };

export const apideckCalls: readonly Call[] = [
  {
    title: "three headers, and settings of the user's own",
    packageName,
    names: "Apideck, UnifiedApiId",
    expression: `new Apideck({ ${options}, consumerId: "acme-1" }).vault.sessions.create({
      redirectUri: "https://example.com", consumerMetadata: { accountName: "Acme" },
      settings: { unifiedApis: [UnifiedApiId.FileStorage], isolationMode: true },
      theme: { vaultName: "Acme" }, customConsumerSettings: { featureFlag: { someKey: true } } })`,
    sends: {
      path,
      headers: { ...headers, "content-type": "application/json" },
      json: {
        redirect_uri: "https://example.com",
        consumer_metadata: { account_name: "Acme" },
        settings: { unified_apis: ["file-storage"], isolation_mode: true },
        theme: { vault_name: "Acme" },
        custom_consumer_settings: { featureFlag: { someKey: true } },
      },
    },
    gives: {
      statusCode: 200,
      status: "OK",
      data: { sessionUri: "https://vault.example/session/s1", sessionToken: "s1" },
    },
  },
  {
    title: "the common result for the consumer of a call",
    packageName,
    names: "Apideck",
    expression: `new Apideck({ ${options} })
      .createLinkToken({ settings: { sessionLength: "30m" } }, { consumerId: "acme-1" })
      .then(({ expiresAt, raw, ...rest }) =>
        ({ ...rest, minutes: Math.round((expiresAt - Date.now()) / 6e4) }))`,
    sends: { path, headers, json: { settings: { session_length: "30m" } } },
    gives: {
      token: "s1",
      url: "https://vault.example/session/s1",
      expirySource: "request",
      minutes: 30,
    },
  },
  {
    title: "no input at all",
    packageName,
    names: "Apideck",
    expression: `new Apideck({ ${options}, consumerId: "acme-1" }).createLinkToken()
      .then(({ token }) => token)`,
    sends: { path, headers, json: undefined },
    gives: "s1",
  },
];
