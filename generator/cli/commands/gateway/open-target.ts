import { createMock } from "@linkmint/mock";
import {
  type Fetch,
  fetchClientOptions,
  isLinkTokenError,
  type OperationDescription,
  type ProviderDescription,
} from "@linkmint/runtime";
import { hideSecrets } from "./hide-secrets.js";
import { toOperation, toProvider } from "./to-provider.js";

/** A provider behind the gateway, or its mock. */
export interface Target {
  readonly description: ProviderDescription;
  /** Where requests go: an environment's name, or `mock`. */
  readonly environment: string;
  /** The variables that are missing, where it is a mock for want of credentials. */
  readonly missing: readonly string[];
  /** Sends a request of one of its operations, credentials added; the response has no secret. */
  readonly send: (request: RawRequest) => Promise<Response>;
}

/** A request as the provider documents it, without credentials. */
export interface RawRequest {
  readonly operation: OperationDescription;
  /** With the query. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: string | null;
}

/** What a process knows of its surroundings. */
export interface Surroundings {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly fetch: Fetch;
}

/**
 * Opens a provider with the credentials of the environment variables, or its mock where they are not all there.
 *
 * Gives the environments where none is chosen.
 */
export function openTarget(
  description: ProviderDescription,
  { variables, fetch }: Surroundings,
): Target | { readonly environments: readonly string[] } {
  const { environments, environmentVariable = "" } = description;
  const missing = findMissing(description, variables);
  const isMock = missing.length > 0;
  const named = variables[environmentVariable] || environments.find((each) => each.default)?.name;
  const environment = environments.find(
    ({ name }) => name === named || (named === undefined && environments.length === 1),
  );
  if (!isMock && environment === undefined)
    return { environments: environments.map(({ name }) => name) };
  // What was got for the credentials, such as an access token, is as secret as they are.
  let bearer: string | undefined;
  const noting: Fetch = (url, init) => {
    bearer = new Headers(init.headers).get("authorization")?.replace(/^\S+ /u, "") ?? bearer;
    return fetch(url, init);
  };
  const given = description.credentials.flatMap(({ option, variable = "" }) =>
    variables[variable] === undefined ? [] : [[option, variables[variable]] as const],
  );
  const options = isMock
    ? createMock([description]).options(description)
    : {
        ...Object.fromEntries(given),
        fetch: noting,
        baseUrl: undefined,
        environment: environment?.name,
      };
  const base = (options.baseUrl ?? environment?.url ?? "").replace(/\/+$/u, "");
  const client = fetchClientOptions(
    toProvider(description),
    { ...options, maxRetries: 0 },
    description.operations.map(toOperation),
  );
  const secrets = description.credentials
    .filter(({ secret = true }) => secret)
    .flatMap(({ variable = "" }) => variables[variable] ?? []);
  return {
    description,
    environment: isMock ? "mock" : (environment?.name ?? ""),
    missing,
    send: async ({ operation, path, headers, body }) => {
      try {
        const url = base + path;
        const request = new client.Request(url, { method: operation.method, headers, body });
        const response = await client.fetch(request);
        return await hideSecrets(response, {
          operation,
          secrets: bearer === undefined ? secrets : [...secrets, bearer],
        });
      } catch (error) {
        if (!isLinkTokenError(error)) throw error;
        const { kind, message } = error;
        return Response.json({ error: { kind, message } }, { status: statusOf(kind) });
      }
    },
  };
}

/** The variables that the nearest way to authenticate lacks; what no variable can hold is named by its option. */
function findMissing(
  { credentials, security = [credentials.map(({ option }) => option)] }: ProviderDescription,
  variables: Surroundings["variables"],
): readonly string[] {
  const lacks = security.map((options) =>
    credentials
      .filter(({ option }) => options.includes(option))
      .filter(
        ({ variable = "", empty }) => !variables[variable] && !(empty && variable in variables),
      )
      .map(({ option, variable }) => variable ?? option),
  );
  return lacks.sort((one, other) => one.length - other.length)[0] ?? [];
}

function statusOf(kind: string): number {
  return { timeout: 504, input: 400, configuration: 500 }[kind] ?? 502;
}
