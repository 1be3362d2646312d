import type { SchemeModel } from "../types/credential-model.js";
import type { ProviderModel } from "../types/model.js";
import { listed } from "./listed.js";

/** Which credentials are enough, where not all are needed. */
export function describeAlternativesInWords({ security }: ProviderModel): string | undefined {
  if (security === undefined) return undefined;
  const ways = security.map((names) => listed(names.map((name) => `\`${name}\``)));
  return `It takes ${ways.join(", or ")}: the first of which all is given, at the call before the client and the variables.`;
}

/** How an access token is come by, and how long it serves. */
export function describeAccessToken({ schemes }: ProviderModel): string | undefined {
  const scheme = schemes.find(isClientCredentials);
  if (scheme === undefined) return undefined;
  return `With \`${scheme.clientId}\` and \`${scheme.clientSecret}\` an access token is fetched where there is none. It serves all calls of a client until it expires, or for five minutes where nobody says when that is; calls at the same time wait for one, and one that is refused is replaced at once.`;
}

/** What the option that replaces the token's address does. */
export function describeTokenUrl({ tokenUrl }: ClientCredentialsModel): string {
  return `Stands in for the address that access tokens come from, \`${tokenUrl}\`. Unless given, that moves with \`baseUrl\` where it is on the origin of the provider's own, and stays where it is otherwise.`;
}

type ClientCredentialsModel = Extract<SchemeModel, { kind: "clientCredentials" }>;

function isClientCredentials(scheme: SchemeModel): scheme is ClientCredentialsModel {
  return scheme.kind === "clientCredentials";
}
