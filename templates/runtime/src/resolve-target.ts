import { parseBaseUrl } from "./base-url.js";
import type { ClientOptions } from "./client-options.js";
import { type Fail, refusal } from "./failure.js";
import { howToGive } from "./how-to-give.js";
import { nearest } from "./nearest.js";
import type { Provider, Server } from "./provider.js";
import { readVariable } from "./read-variable.js";

/**
 * Where a call goes: from the options, else the environment variables, else the provider itself.
 *
 * A base URL replaces the URL of the environment's server, the option's before the variable's.
 */
export function resolveTarget(settings: Settings, provider: Provider, fail: Fail): Target {
  const { baseUrlVariable } = provider;
  const names = Object.keys(provider.servers);
  const environment =
    settings.environment ??
    readVariable(provider.environmentVariable) ??
    provider.defaultEnvironment ??
    (names.length > 1 ? undefined : names[0]);
  const baseUrl =
    // The option was parsed when the client was made.
    settings.baseUrl ??
    parseBaseUrl(readVariable(baseUrlVariable), fail, baseUrlVariable) ??
    findServer(environment, provider, fail).url;
  return {
    baseUrl: baseUrl.replace(/\/+$/, ""),
    environment: names.find((name) => name === environment),
  };
}

/** A client's options as the runtime knows them; the credentials stand beside them by name. */
export interface Settings extends ClientOptions {
  readonly environment?: string | undefined;
}

/** The location that a call goes to. */
export interface Target {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** One that the provider knows: other text may be a key that was put there by mistake. */
  readonly environment: string | undefined;
}

/**
 * The server of an environment; no name or an unknown one is an error that lists the known ones.
 *
 * The error never repeats the unknown name, since it may be a key.
 */
export function findServer(
  environment = "",
  { servers, environmentVariable }: Provider,
  fail: Fail,
): Server {
  const names = Object.keys(servers);
  if (!names.includes(environment)) {
    const near = nearest(environment, names);
    const hint = near ? `, perhaps ${near}` : "";
    throw refusal(
      fail,
      "environment",
      `must be one of ${names.join(", ")}${hint}: ${howToGive(environmentVariable)}`,
    );
  }
  return servers[environment] as Server;
}
