import {
  alternatives,
  basicCredentials,
  clientCredentials,
  keyPrefixes,
  type Operation,
  type OperationDescription,
  type Provider,
  type ProviderDescription,
  queryKey,
  type Scheme,
  type SchemeDescription,
  schemes,
  type Security,
  textResponse,
} from "@linkmint/runtime";

/** What the runtime has to know of a provider, from its description; no variable replaces its base URL. */
export function toProvider(description: ProviderDescription): Provider {
  const { id, name, environments, environmentVariable, headers } = description;
  const fallback = environments.find((environment) => environment.default);
  const prefixes = environments.filter(({ keyPrefixes: own = [] }) => own.length > 0);
  const authentication = (description.schemes ?? []).flatMap(toScheme);
  const security = toSecurity(description.security);
  return {
    id,
    name,
    servers: Object.fromEntries(environments.map((each) => [each.name, { url: each.url }])),
    credentials: Object.fromEntries(
      description.credentials.map(({ option, ...placement }) => [option, placement]),
    ),
    clientOptions: ["tokenUrl"],
    options: (description.options ?? []).map(({ option }) => option),
    ...(fallback && { defaultEnvironment: fallback.name }),
    ...(environmentVariable !== undefined && { environmentVariable }),
    ...(security && { security }),
    ...(authentication.length > 0 && { authentication: schemes(...authentication) }),
    ...(prefixes.length > 0 && {
      checkKey: keyPrefixes(
        Object.fromEntries(prefixes.map((each) => [each.name, each.keyPrefixes ?? []])),
      ),
    }),
    ...(headers && { headers }),
  };
}

/** What the runtime has to know of an operation to send what somebody else wrote. */
export function toOperation(description: OperationDescription): Operation {
  const { id, method, path, responses } = description;
  const security = toSecurity(description.security);
  const [, success] = Object.entries(responses).find(([status]) => status.startsWith("2")) ?? [];
  const isText = success?.mediaType !== undefined && !/json/iu.test(success.mediaType);
  return {
    id,
    method: method as Operation["method"],
    path,
    // Whoever sends it decides whether to send it again.
    retry: false,
    ...(security && { security }),
    ...(isText && { response: textResponse() }),
  };
}

function toSecurity(ways: readonly (readonly string[])[] | undefined): Security | undefined {
  return ways && alternatives(...ways);
}

/** A signature is made by a function, which no variable holds. */
function toScheme(scheme: SchemeDescription): Scheme[] {
  switch (scheme.kind) {
    case "query":
      return [queryKey(scheme.parameter, scheme.option)];
    case "basic":
      return [basicCredentials(scheme)];
    case "clientCredentials":
      return [clientCredentials(scheme)];
    case "signature":
      return [];
    default:
      return scheme satisfies never;
  }
}
