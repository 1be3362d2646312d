import type {
  CredentialDescription,
  OperationDescription,
  ProviderDescription,
  SchemeDescription,
} from "@linkmint/runtime";
import type { SamplePair, SampleStep, SampleText } from "./sample-request.js";

/** What authenticates a request, and what comes before it. */
export interface Authenticated {
  readonly before: readonly SampleStep[];
  readonly query: readonly SamplePair[];
  readonly headers: readonly SamplePair[];
  readonly basic?: NonNullable<SampleStep["basic"]>;
  readonly note?: string;
}

/** Returns the credentials of the first way to authenticate an operation. */
export function chooseCredentials(
  provider: ProviderDescription,
  operation: OperationDescription,
): readonly CredentialDescription[] {
  const security = operation.security ?? provider.security;
  if (security === undefined) return provider.credentials;
  const [first = []] = security;
  return provider.credentials.filter(({ option }) => first.includes(option));
}

/** Returns how credentials authenticate a request to a base URL. */
export function authenticate(
  provider: ProviderDescription,
  credentials: readonly CredentialDescription[],
  baseUrl: string,
): Authenticated {
  const textOf = (option: string | undefined): SampleText => {
    const credential = credentials.find((each) => each.option === option);
    return credential ? [{ variable: variableOf(provider, credential) }] : [];
  };
  const own = credentials.flatMap(({ option, header, prefix = "" }): SamplePair[] =>
    header === undefined
      ? []
      : [{ name: header, value: [...(prefix === "" ? [] : [prefix]), ...textOf(option)] }],
  );
  const none: Authenticated = { before: [], query: [], headers: own };
  return (provider.schemes ?? [])
    .filter((scheme) => optionsOf(scheme).every((option) => textOf(option).length > 0))
    .reduce<Authenticated>((all, scheme) => {
      switch (scheme.kind) {
        case "query":
          return {
            ...all,
            query: [...all.query, { name: scheme.parameter, value: textOf(scheme.option) }],
          };
        case "basic":
          return {
            ...all,
            basic: { username: textOf(scheme.username), password: textOf(scheme.password) },
          };
        case "clientCredentials":
          return {
            ...all,
            before: [
              ...all.before,
              requestToken(scheme, textOf, moveTokenUrl(scheme.tokenUrl, provider, baseUrl)),
            ],
            headers: [
              ...all.headers,
              { name: "Authorization", value: ["Bearer ", { saved: "access_token" }] },
            ],
          };
        case "signature":
          return {
            ...all,
            headers: [...all.headers, { name: scheme.header, value: textOf(scheme.option) }],
            note: `${scheme.header} signs this very request, so it has to be computed for each.`,
          };
        default:
          return scheme satisfies never;
      }
    }, none);
}

/** The variable that holds a credential; where the provider names none, it is made from the option's name. */
export function variableOf(
  { id }: ProviderDescription,
  { option, variable }: CredentialDescription,
): string {
  const words = `${id}_${option.replace(/(?<=[a-z\d])(?=[A-Z])/gu, "_")}`;
  return variable ?? words.replace(/\W+/gu, "_").toUpperCase();
}

function optionsOf(scheme: SchemeDescription): readonly string[] {
  switch (scheme.kind) {
    case "basic":
      return [scheme.username, ...(scheme.password === undefined ? [] : [scheme.password])];
    case "clientCredentials":
      return [scheme.clientId, scheme.clientSecret];
    default:
      return [scheme.option];
  }
}

/** Asks for an access token by OAuth 2.0 client credentials (RFC 6749, 4.4). */
function requestToken(
  scheme: Extract<SchemeDescription, { kind: "clientCredentials" }>,
  textOf: (option: string) => SampleText,
  url: string,
): SampleStep {
  const { authentication, scopes, clientId, clientSecret } = scheme;
  const [id, secret] = [textOf(clientId), textOf(clientSecret)];
  const inBody = authentication === "body";
  return {
    method: "POST",
    url,
    query: [],
    headers: [],
    ...(!inBody && {
      basic: { username: id, password: secret },
      note: "Other characters than letters, digits and -._~ have to be percent-encoded (RFC 6749, 2.3.1).",
    }),
    body: {
      kind: "form",
      mediaType: "application/x-www-form-urlencoded",
      pairs: [
        { name: "grant_type", value: ["client_credentials"] },
        ...(inBody
          ? [
              { name: "client_id", value: id },
              { name: "client_secret", value: secret },
            ]
          : []),
        ...(scopes.length > 0 ? [{ name: "scope", value: [scopes.join(" ")] }] : []),
      ],
    },
    saves: "access_token",
    reads: "json",
  };
}

/** Where tokens come from, which moves with the base URL where it is on the origin of an environment. */
function moveTokenUrl(
  tokenUrl: string,
  { environments }: ProviderDescription,
  baseUrl: string,
): string {
  const bases = environments.map(({ url }) => url.replace(/\/+$/u, ""));
  const base = bases.find((each) => tokenUrl.startsWith(`${each}/`));
  if (base !== undefined) return baseUrl + tokenUrl.slice(base.length);
  const { origin, pathname, search } = new URL(tokenUrl);
  return bases.some((each) => new URL(each).origin === origin)
    ? new URL(baseUrl).origin + pathname + search
    : tokenUrl;
}
