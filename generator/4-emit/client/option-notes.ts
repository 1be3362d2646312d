import type { SchemeModel } from "../../types/credential-model.js";
import type { ProviderModel } from "../../types/model.js";
import { listed } from "../print/listed.js";

/** What is read from environment variables where it is not given, as nouns: without variables there is nothing. */
export function readFromVariables(model: ProviderModel): string[] {
  const { credentials, options, names, environmentVariable, baseUrlVariable } = model;
  return [
    ...(credentials.some(({ variable }) => variable !== undefined) ? ["credentials"] : []),
    ...options.flatMap(({ option, variable }) => (variable === undefined ? [] : [`\`${option}\``])),
    ...(names.environments === undefined || environmentVariable === undefined
      ? []
      : ["the environment"]),
    ...(baseUrlVariable === undefined ? [] : ["the base URL"]),
  ];
}

/** That making a client reads no variable yet, where there are variables, and what a call cannot do without. */
export function describeReading(model: ProviderModel): string | undefined {
  const environment = needsEnvironment(model)
    ? "No environment is the default: a call without one, or a base URL, is refused."
    : undefined;
  const parts = [describeVariables(readFromVariables(model)), environment];
  return parts.filter((part) => part !== undefined).join(" ") || undefined;
}

function describeVariables(parts: readonly string[]): string | undefined {
  if (parts.length === 0) return undefined;
  const isOne = parts.length === 1 && parts[0] !== "credentials";
  const [are, them] = isOne ? ["is", "it"] : ["are", "them"];
  return `Unless given, ${listed(parts)} ${are} read from environment variables at each call, so that making a client never fails for the lack of ${them}.`;
}

/** How credentials are given in code, or what to do where the spec names none. */
export function describeOptionsInWords(model: ProviderModel): string {
  if (model.credentials.length === 0) {
    return "Nobody has said yet how calls to this provider authenticate, so this package has no option for a credential. Until it has one, send the credential in a header. `headers` of a client go with each of its calls, and a call may have `headers` of its own. Errors and hooks hide what stands in a header whose name has `auth`, `cookie`, `key`, `secret` or `token` in it.";
  }
  const start =
    readFromVariables(model).length === 0
      ? "Credentials are given to the client, or to a single call."
      : "What the environment variables hold can also be given to the client, and a credential to a single call, too.";
  return `${start} A credential may be a function, which is asked once for each call: that is how keys rotate, and how one client serves several tenants.`;
}

/** What the default export is. */
export function describeDefault(model: ProviderModel): string {
  const parts = readFromVariables(model);
  return parts.length === 0
    ? "without options of its own"
    : `that reads ${listed(parts)} from environment variables, at each call`;
}

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

/** Whether callers have to say which environment they mean. */
export function needsEnvironment({ names, servers }: ProviderModel): boolean {
  return names.environments !== undefined && servers.every((server) => !server.default);
}

/** What an environment is, be it a stage or a region. */
export const environmentPurpose = "Which environment to talk to";

/** What the option `environment` is for, and what counts where it is not given. */
export function describeEnvironment(model: ProviderModel): string {
  const { servers, environmentVariable: variable } = model;
  const fallback = servers.find((server) => server.default);
  const parts = [
    `${environmentPurpose}.`,
    fallback !== undefined && `Defaults to \`${fallback.name}\`.`,
    variable !== undefined && `Read from \`${variable}\` where it is not given.`,
    needsEnvironment(model) &&
      `There is no default: a call without an environment is refused, unless \`baseUrl\` is given.`,
  ];
  return parts.filter((part) => part !== false).join(" ");
}
