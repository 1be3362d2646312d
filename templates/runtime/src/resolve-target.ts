import { parseBaseUrl } from "./base-url.js";
import type { ClientOptions } from "./client-options.js";
import type { Fail } from "./failure.js";
import type { Provider, Server } from "./provider.js";
import { readVariable } from "./read-variable.js";

/** Where a call goes: from the options, else the environment variables, else the provider itself. */
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
    return { environment, baseUrl: trim(parseBaseUrl(baseUrl, { from, fail })) };
  }

  if (environment === undefined) {
    throw fail(
      `${provider.name} needs an environment: pass environment${orSet(provider.environmentVariable)}, as one of ${names.join(", ")}.`,
      { kind: "configuration", fields: ["environment"] },
    );
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
  readonly environment: string | undefined;
  /** The provider's own server; absent where a base URL was given. */
  readonly server?: Server;
}

/** The server of an environment; an unknown name is an error that lists the known ones. */
export function findServer(environment: string, { provider, fail }: Resolution): Server {
  const names = Object.keys(provider.servers);
  const server = names.includes(environment) ? provider.servers[environment] : undefined;
  if (!server) {
    const near = names.find((name) => plain(name).startsWith(plain(environment)));
    throw fail(
      `${provider.name} has no environment ${environment}, only ${names.join(", ")}.${near ? ` Did you mean ${near}?` : ""}`,
      { kind: "configuration", fields: ["environment"] },
    );
  }
  return server;
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
