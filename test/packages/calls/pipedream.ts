import type { Call } from "../call.js";

const packageName = "@linkmint/pipedream";
const path = "/v1/connect/proj_1/tokens";
const headers = {
  authorization: "Bearer access-1",
  "content-type": "application/json",
  "x-pd-environment": "development",
};
const response = {
  token: "ctok_00112233445566778899aabbccddeeff",
  expires_at: "2026-03-27T12:56:34.000Z",
  connect_link_url: "https://connect.example/?token=ctok_1",
};

export const pipedreamResponses = {
  [path]: response,
  "/v1/oauth/token": { access_token: "access-1", token_type: "Bearer", expires_in: 3600 },
};

/** The access token is asked for first, with the client's id and secret in the form. */
const asksForAccess = {
  path: "/v1/oauth/token",
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: "grant_type=client_credentials&client_id=c1&client_secret=s1",
};
const client = `new PipedreamClient({ clientId: "c1", clientSecret: "s1", projectId: "proj_1", baseUrl,`;

export const pipedreamCalls: readonly Call[] = [
  {
    title: "a token, after one for the project's environment",
    packageName,
    names: "PipedreamClient, ProjectEnvironment",
    expression: `${client} projectEnvironment: ProjectEnvironment.Development }).tokens.create({
      externalUserId: "u1", allowedOrigins: ["https://app.example"], expiresIn: 900, scope: undefined })`,
    sends: [
      asksForAccess,
      {
        path,
        headers,
        json: {
          external_user_id: "u1",
          allowed_origins: ["https://app.example"],
          expires_in: 900,
        },
      },
    ],
    gives: {
      token: response.token,
      expiresAt: response.expires_at,
      connectLinkUrl: response.connect_link_url,
    },
  },
  {
    title: "the common result, twice with one access token",
    packageName,
    names: "PipedreamClient",
    expression: `(async () => {
      const pipedream = ${client} projectEnvironment: "production" });
      await pipedream.createLinkToken({ externalUserId: "u1" }, { projectEnvironment: "development" });
      return pipedream.createLinkToken({ externalUserId: "u2" });
    })().then(({ raw, ...rest }) => rest)`,
    sends: [
      asksForAccess,
      { path, headers, json: { external_user_id: "u1" } },
      {
        path,
        headers: { ...headers, "x-pd-environment": "production" },
        json: { external_user_id: "u2" },
      },
    ],
    gives: {
      token: response.token,
      url: response.connect_link_url,
      expiresAt: response.expires_at,
      expirySource: "field",
      singleUse: true,
    },
  },
];
