import { parseBaseUrl } from "./base-url.js";
import type { ClientOptions } from "./client-options.js";
import type { Fail } from "./failure.js";
import type { Provider, Server } from "./provider.js";
import { readVariable } from "./read-variable.js";

/**
 * Where a call goes: from the options, else the environment variables, else the provider itself.
 *
 * A base URL replaces the URL of the environment's server, the option's before the variable's. With
 * the option the environment is a name and no more; the variable, which may be set far from the call,
 * leaves the environment's server as what credentials are checked against.
 */
export function resolveTarget(settings: Settings, { provider, fail }: Resolution): Target {
  const names = Object.keys(provider.servers);
  const environment =
    settings.environment ??
    readVariable(provider.environmentVariable) ??
    provider.defaultEnvironment ??
    (names.length > 1 ? undefined : names[0]);

  const from = settings.baseUrl == null ? provider.baseUrlVariable : "baseUrl";
  const baseUrl = settings.baseUrl ?? readVariable(from);
  if (from !== undefined && baseUrl !== undefined) {
    const server = serverOf(environment, provider);
    return {
      environment: server && environment,
      ...(server && from !== "baseUrl" && { server }),
      // The option was parsed when the client was made.
      baseUrl: trim(from === "baseUrl" ? baseUrl : parseBaseUrl(baseUrl, { from, fail })),
    };
  }

  const server = findServer(environment, { provider, fail });
  return { environment, server, baseUrl: trim(server.url) };
}

/** A client's options as the runtime knows them; the credentials stand beside them by name. */
export interface Settings extends ClientOptions {
  readonly environment?: string | undefined;
}

/** Whose options are resolved, and how that fails. */
export interface Resolution {
  readonly provider: Provider;
  readonly fail: Fail;
}

/** The place that a call goes to. */
export interface Target {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** One that the provider knows: other text may be a key that was put there by mistake. */
  readonly environment: string | undefined;
  /** The environment's own server; absent where `baseUrl` was given as an option. */
  readonly server?: Server;
}

/**
 * The server of an environment; no name or an unknown one is an error that lists the known ones.
 *
 * The error never repeats the unknown name, since it may be a key.
 */
export function findServer(
  environment: string | undefined,
  { provider, fail }: Resolution,
): Server {
  const names = Object.keys(provider.servers);
  const server = serverOf(environment, provider);
  if (server) {
    return server;
  }
  const refuse = (problem: string) =>
    fail("configuration", `${provider.name} ${problem}`, { fields: ["environment"] });
  if (!environment) {
    throw refuse(
      `needs an environment: pass environment${orSet(provider.environmentVariable)}, as one of ${names.join(", ")}.`,
    );
  }
  const start = plain(environment);
  const near = start ? names.find((name) => plain(name).startsWith(start)) : undefined;
  throw refuse(
    `has no such environment, only ${names.join(", ")}.${near ? ` Did you mean ${near}?` : ""}`,
  );
}

function serverOf(environment: string | undefined, { servers }: Provider): Server | undefined {
  return environment !== undefined && Object.hasOwn(servers, environment)
    ? servers[environment]
    : undefined;
}

/** How a sentence goes on where an environment variable would do as well. */
export function orSet(variable: string | undefined): string {
  return variable ? `, or set ${variable}` : "";
}

function trim(url: string): string {
  return url.replace(/\/+$/, "");
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]/g, "");
}
