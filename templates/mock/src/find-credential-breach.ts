import type {
  CredentialDescription,
  OperationDescription,
  ProviderDescription,
  SchemeDescription,
} from "@linkmint/runtime";
import { type Breach, breach } from "./breach.js";
import type { Incoming } from "./incoming.js";

interface Asked {
  readonly provider: ProviderDescription;
  readonly operation: OperationDescription;
  /** Whether this mock gave an access token, and the token has not expired. */
  readonly isValidToken: (token: string) => boolean;
}

/** Finds what is wrong with the credentials of a request; nothing where one of the ways to give them is used. */
export function findCredentialBreach(request: Incoming, asked: Asked): Breach | undefined {
  const { provider, operation } = asked;
  for (const [header, value] of Object.entries(provider.headers ?? {})) {
    const given = request.headers.get(header);
    if (given !== value) {
      return breach(401, `header ${header}`, given === null ? "missing" : `not ${value}`);
    }
  }
  const all = provider.credentials.map(({ option }) => option);
  const ways = operation.security ?? provider.security ?? [all];
  const breaches = ways.map((options) => findInWay(request, options, asked));
  return breaches.includes(undefined) ? undefined : breaches[0];
}

function findInWay(
  request: Incoming,
  options: readonly string[],
  asked: Asked,
): Breach | undefined {
  const { credentials, schemes = [] } = asked.provider;
  for (const credential of credentials) {
    if (credential.header === undefined || !options.includes(credential.option)) continue;
    const found = findInHeader(request, { ...credential, header: credential.header }, asked);
    if (found !== undefined) return found;
  }
  for (const scheme of schemes) {
    if (!optionsOf(scheme).every((option) => options.includes(option))) continue;
    const found = findInScheme(request, scheme, asked);
    if (found !== undefined) return found;
  }
  return undefined;
}

function findInHeader(
  request: Incoming,
  credential: CredentialDescription & { readonly header: string },
  { provider }: Asked,
): Breach | undefined {
  const { header, prefix = "", empty = false } = credential;
  const given = request.headers.get(header);
  const location = `header ${header}`;
  if (given === null) return lacking(given, location);
  // Headers lose the space at their end, and schemes of Authorization have no case (RFC 9110, 11.1).
  if (!given.toLowerCase().startsWith(prefix.toLowerCase().trimEnd())) {
    return breach(401, location, `must begin with ${prefix.trimEnd()}`);
  }
  const value = given.slice(prefix.length);
  return value === "" && !empty
    ? lacking(value, location)
    : findInKey(value, credential, location, provider);
}

function lacking(value: string | null, location: string): Breach {
  return breach(401, location, value === null ? "missing" : "empty");
}

/** A secret begins as those of some environment do, unless there is one whose keys may begin anyhow. */
function findInKey(
  value: string,
  { secret = true }: CredentialDescription,
  location: string,
  { environments }: ProviderDescription,
): Breach | undefined {
  const prefixes = environments.map(({ keyPrefixes = [] }) => keyPrefixes);
  if (!secret || prefixes.some((each) => each.length === 0)) return undefined;
  const known = prefixes.flat();
  return known.some((prefix) => value.startsWith(prefix))
    ? undefined
    : breach(401, location, `must begin with ${[...new Set(known)].join(" or ")}`);
}

function findInScheme(
  request: Incoming,
  scheme: SchemeDescription,
  asked: Asked,
): Breach | undefined {
  if (scheme.kind === "query") {
    const value = request.url.searchParams.get(scheme.parameter);
    const location = `query ${scheme.parameter}`;
    if (!value) return lacking(value, location);
    const credential = asked.provider.credentials.find(({ option }) => option === scheme.option);
    return credential && findInKey(value, credential, location, asked.provider);
  }
  const header = scheme.kind === "signature" ? scheme.header : "Authorization";
  const location = `header ${header}`;
  const given = request.headers.get(header);
  if (!given) return lacking(given, location);
  if (scheme.kind === "signature") return undefined;
  const [kind = "", value = ""] = given.split(/ +/u);
  const wanted = scheme.kind === "basic" ? "Basic" : "Bearer";
  if (kind.toLowerCase() !== wanted.toLowerCase())
    return breach(401, location, `must begin with ${wanted}`);
  if (scheme.kind === "basic") {
    return readBasic(given)?.[0]
      ? undefined
      : breach(401, location, "must hold a user name and a password, in base64");
  }
  return asked.isValidToken(value)
    ? undefined
    : breach(401, location, "not an access token that this mock gave, or expired");
}

/** Reads HTTP Basic (RFC 7617): the user name and the password. */
export function readBasic(header: string | null): readonly [string, string] | undefined {
  const [, encoded] = /^Basic +([\w+/=-]+)$/iu.exec(header ?? "") ?? [];
  try {
    const text = encoded === undefined ? "" : atob(encoded);
    const colon = text.indexOf(":");
    return colon < 0 ? undefined : [text.slice(0, colon), text.slice(colon + 1)];
  } catch {
    return undefined;
  }
}

/** The options that a scheme takes its values from. */
export function optionsOf(scheme: SchemeDescription): string[] {
  switch (scheme.kind) {
    case "query":
    case "signature":
      return [scheme.option];
    case "basic":
      return [scheme.username, scheme.password ?? []].flat();
    case "clientCredentials":
      return [scheme.clientId, scheme.clientSecret];
  }
}
