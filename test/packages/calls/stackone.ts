import type { Call } from "../call.js";

const session = {
  id: 1,
  organization_id: 2,
  project_id: "p1",
  origin_owner_id: "acme-1",
  origin_owner_name: "Acme",
  created_at: "2026-03-27T12:56:34.000Z",
  token: "cst-1",
  auth_link_url: "https://connect.example/cst-1",
};

/** What the server answers, by path. */
export const stackoneAnswers = { "/connect_sessions": session };

export const stackoneCalls: readonly Call[] = [
  {
    title: "the common result of a session with a lifetime",
    packageName: "@linkmint/stackone",
    names: "StackOne",
    expression: `new StackOne({ apiKey: "k1", baseUrl }).createLinkToken({
      originOwnerId: "acme-1", originOwnerName: "Acme", expiresIn: 600, metadata: { aPlan: "b" } })
      .then(({ raw, expiresAt, ...rest }) => ({ ...rest, minutes: Math.round((expiresAt - Date.now()) / 6e4) }))`,
    sends: {
      path: "/connect_sessions",
      headers: { authorization: "Basic azE6", "content-type": "application/json" },
      json: {
        origin_owner_id: "acme-1",
        origin_owner_name: "Acme",
        expires_in: 600,
        metadata: { aPlan: "b" },
      },
    },
    gives: {
      token: "cst-1",
      url: "https://connect.example/cst-1",
      expirySource: "request",
      minutes: 10,
    },
  },
];
