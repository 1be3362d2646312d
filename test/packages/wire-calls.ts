import type { Call } from "./call.js";
import { apideckAnswers, apideckCalls } from "./calls/apideck.js";
import { mxAnswers, mxCalls } from "./calls/mx.js";
import { pipedreamAnswers, pipedreamCalls } from "./calls/pipedream.js";
import { composioAnswers, composioCalls } from "./calls/composio.js";
import { plaidAnswers, plaidCalls } from "./calls/plaid.js";
import { stackoneAnswers, stackoneCalls } from "./calls/stackone.js";
import { stripeAnswers, stripeCalls } from "./calls/stripe.js";
import { mergeAnswers, mergeCalls } from "./calls/merge.js";

const session = {
  token: "nango_connect_session_1",
  connect_link: "https://connect.example/?session_token=nango_connect_session_1",
  expires_at: "2026-03-27T12:56:34.000Z",
};

/** What the server answers, by path. */
export const answers: Readonly<Record<string, unknown>> = {
  "/link-token": { link_token: "efe6413c", added_later: 1 },
  "/v2/link/token": { link_token: "dGVzdA==", link_web_url: "https://link.example/?token=dGVzdA" },
  "/link/token/create": {
    link_token: "link-sandbox-1",
    expiration: "2026-03-27T12:56:34Z",
    request_id: "XQVgFigpGHXkb0b",
    added_later: 1,
  },
  "/connect/sessions": { data: session },
  "/connect/sessions/reconnect": { data: session },
  "/api/v1/linktoken": { content: { linkToken: "aHR0cHM6" }, status: "ok", message: "" },
  "/connect/create-link": { status: "success", data: { link: "https://connect.example/?t=1" } },
  ...apideckAnswers,
  ...mergeAnswers,
  ...mxAnswers,
  ...pipedreamAnswers,
  ...composioAnswers,
  ...plaidAnswers,
  ...stackoneAnswers,
  ...stripeAnswers,
};

const user_id = "1875c190-0cd6-46c1-8670-5b56a7794b78";
const bearer = { authorization: "Bearer t0ken", "content-type": "application/json" };
const apiKey = { "x-vital-api-key": "sk_us_1", "content-type": "application/json" };

export const plaidHeaders = {
  "plaid-client-id": "c1",
  "plaid-secret": "s1",
  "plaid-version": "2020-09-14",
  "content-type": "application/json",
};
export const plaidInput = {
  client_name: "Acme",
  language: "en",
  country_codes: ["US"],
  user: { client_user_id: "u1" },
  products: ["auth"],
};

const nangoInput = { tags: { end_user_id: "u1" }, allowed_integrations: ["github"] };
const meshHeaders = {
  "x-client-id": "c1",
  "x-client-secret": "sk_sandbox_1",
  "content-type": "application/json",
};
const meshTransfer = {
  userId: "u1",
  transferOptions: {
    transferType: "deposit",
    amountInFiat: 10,
    toAddresses: [{ networkId: "n1", symbol: "USDC", address: "0x0" }],
  },
};
const komboInput = { end_user_email: "ada@example.com", end_user_organization_name: "Acme" };

export const calls: readonly Call[] = [
  {
    title: "a new Item",
    packageName: "@linkmint/plaid",
    names: "Plaid",
    expression: `new Plaid({ clientId: "c1", secret: "s1", environment: "sandbox", baseUrl })
      .linkTokenCreate(${JSON.stringify(plaidInput)})`,
    sends: { path: "/link/token/create", headers: plaidHeaders, json: plaidInput },
    gives: answers["/link/token/create"],
  },
  {
    title: "the common result",
    packageName: "@linkmint/plaid",
    names: "Plaid",
    expression: `new Plaid({ clientId: "c1", secret: "s1", environment: "sandbox", baseUrl })
      .createLinkToken(${JSON.stringify(plaidInput)})`,
    sends: { path: "/link/token/create", headers: plaidHeaders, json: plaidInput },
    gives: {
      token: "link-sandbox-1",
      expiresAt: "2026-03-27T12:56:34.000Z",
      expirySource: "field",
      singleUse: true,
      requestId: "XQVgFigpGHXkb0b",
      raw: answers["/link/token/create"],
    },
  },
  {
    title: "a new integrated account",
    packageName: "@linkmint/truto",
    names: "Truto",
    expression: `new Truto({ token: "t0ken", baseUrl }).linkToken.createForNewIntegration({ tenant_id: "acme-1" })`,
    sends: { path: "/link-token", headers: bearer, json: { tenant_id: "acme-1" } },
    gives: { link_token: "efe6413c", added_later: 1 },
  },
  {
    title: "an existing integrated account",
    packageName: "@linkmint/truto",
    names: "Truto",
    expression: `new Truto({ token: "t0ken", baseUrl }).linkToken.createForExistingIntegratedAccount({
      integrated_account_id: "1ba1f401", persist_previous_context: true, scopes: undefined })`,
    sends: {
      path: "/link-token",
      headers: bearer,
      json: { integrated_account_id: "1ba1f401", persist_previous_context: true },
    },
    gives: { link_token: "efe6413c", added_later: 1 },
  },
  {
    title: "the common result",
    packageName: "@linkmint/truto",
    names: "Truto",
    expression: `new Truto({ token: () => "t0ken", baseUrl }).createLinkToken({ tenant_id: "acme-1" })
      .then(({ expiresAt, ...rest }) => ({ ...rest, days: Math.round((expiresAt - Date.now()) / 864e5) }))`,
    sends: { path: "/link-token", headers: bearer, json: { tenant_id: "acme-1" } },
    gives: {
      token: "efe6413c",
      expirySource: "documented",
      singleUse: true,
      raw: { link_token: "efe6413c", added_later: 1 },
      days: 7,
    },
  },
  {
    title: "one provider",
    packageName: "@linkmint/junction",
    names: "JunctionClient, JunctionEnvironment",
    expression: `new JunctionClient({ apiKey: "sk_us_1", environment: JunctionEnvironment.Sandbox, baseUrl })
      .link.token({ userId: "${user_id}", provider: "oura" })`,
    sends: { path: "/v2/link/token", headers: apiKey, json: { user_id, provider: "oura" } },
    gives: { linkToken: "dGVzdA==", linkWebUrl: "https://link.example/?token=dGVzdA" },
  },
  {
    title: "every property",
    packageName: "@linkmint/junction",
    names: "JunctionClient",
    expression: `new JunctionClient({ apiKey: "sk_us_1", environment: "sandbox", baseUrl }).createLinkToken({
      userId: "${user_id}", redirectUrl: "https://example.com", filterOnProviders: ["oura"],
      onError: "redirect", onClose: null }).then(({ token, url, expirySource }) => ({ token, url, expirySource }))`,
    sends: {
      path: "/v2/link/token",
      headers: apiKey,
      json: {
        user_id,
        redirect_url: "https://example.com",
        filter_on_providers: ["oura"],
        on_error: "redirect",
        on_close: null,
      },
    },
    gives: {
      token: "dGVzdA==",
      url: "https://link.example/?token=dGVzdA",
      expirySource: "documented",
    },
  },
  {
    title: "a connect session",
    packageName: "@linkmint/nango",
    names: "Nango",
    expression: `new Nango({ secretKey: "t0ken", baseUrl }).createConnectSession(${JSON.stringify(nangoInput)})`,
    sends: { path: "/connect/sessions", headers: bearer, json: nangoInput },
    gives: { data: session },
  },
  {
    title: "the common result",
    packageName: "@linkmint/nango",
    names: "Nango",
    expression: `new Nango({ secretKey: () => "t0ken", baseUrl }).createLinkToken(${JSON.stringify(nangoInput)})`,
    sends: { path: "/connect/sessions", headers: bearer, json: nangoInput },
    gives: {
      token: session.token,
      url: session.connect_link,
      expiresAt: session.expires_at,
      expirySource: "field",
      raw: { data: session },
    },
  },
  {
    title: "a reconnect session",
    packageName: "@linkmint/nango",
    names: "Nango",
    expression: `new Nango({ secretKey: "t0ken", baseUrl }).createReconnectSession({
      connection_id: "c1", integration_id: "github", tags: undefined })`,
    sends: {
      path: "/connect/sessions/reconnect",
      headers: bearer,
      json: { connection_id: "c1", integration_id: "github" },
    },
    gives: { data: session },
  },
  {
    title: "one integration",
    packageName: "@linkmint/mesh",
    names: "Mesh, MeshEnvironment",
    expression: `new Mesh({ clientId: "c1", clientSecret: "sk_sandbox_1", environment: MeshEnvironment.Sandbox, baseUrl })
      .managedAccountAuthentication.v1LinktokenCreate({ userId: "u1", integrationId: "i1", transferOptions: null })`,
    sends: {
      path: "/api/v1/linktoken",
      headers: meshHeaders,
      json: { userId: "u1", integrationId: "i1", transferOptions: null },
    },
    gives: answers["/api/v1/linktoken"],
  },
  {
    title: "the common result of a transfer",
    packageName: "@linkmint/mesh",
    names: "Mesh",
    expression: `new Mesh({ clientId: "c1", clientSecret: "sk_sandbox_1", environment: "sandbox", baseUrl })
      .createLinkToken(${JSON.stringify(meshTransfer)})
      .then(({ expiresAt, ...rest }) => ({ ...rest, minutes: Math.round((expiresAt - Date.now()) / 6e4) }))`,
    sends: { path: "/api/v1/linktoken", headers: meshHeaders, json: meshTransfer },
    gives: {
      token: "aHR0cHM6",
      expirySource: "documented",
      singleUse: true,
      raw: answers["/api/v1/linktoken"],
      minutes: 10,
    },
  },
  {
    title: "one tool",
    packageName: "@linkmint/kombo",
    names: "Kombo, KomboEnvironment, IntegrationTool",
    expression: `new Kombo({ api_key: "t0ken", environment: KomboEnvironment.Us, baseUrl }).connect.createConnectionLink({
      end_user_email: "ada@example.com", end_user_organization_name: "Acme",
      integration_tool: IntegrationTool.Personio, language: null })`,
    sends: {
      path: "/connect/create-link",
      headers: bearer,
      json: { ...komboInput, integration_tool: "personio", language: null },
    },
    gives: answers["/connect/create-link"],
  },
  {
    title: "the common result, which has no token",
    packageName: "@linkmint/kombo",
    names: "Kombo",
    expression: `new Kombo({ api_key: "t0ken", baseUrl }).createLinkToken(${JSON.stringify(komboInput)})
      .then(({ expiresAt, ...rest }) => ({ ...rest, hours: Math.round((expiresAt - Date.now()) / 36e5) }))`,
    sends: { path: "/connect/create-link", headers: bearer, json: komboInput },
    gives: {
      url: "https://connect.example/?t=1",
      expirySource: "documented",
      raw: answers["/connect/create-link"],
      hours: 1,
    },
  },
  ...apideckCalls,
  ...mergeCalls,
  ...mxCalls,
  ...pipedreamCalls,
  ...composioCalls,
  ...plaidCalls,
  ...stackoneCalls,
  ...stripeCalls,
];
