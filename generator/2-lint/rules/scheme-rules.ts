import { quote } from "../../diagnostics/quote.js";
import { suggest } from "../../diagnostics/suggest.js";
import { isSafeIdentifier } from "../../names/identifier.js";
import { type SchemeKind, schemeKind } from "../../openapi/scheme-kind.js";
import type { CredentialExtension } from "../../types/extensions.js";
import type { SecurityScheme } from "../../types/openapi.js";
import type { LintContext, LintedScheme, Rule, TokenOperation } from "../build-context.js";
import { keyProblem, type Problem, valueProblem } from "../../diagnostics/problem.js";
import { usedOptions } from "../used-schemes.js";
import { variableName } from "../variable-name.js";
import { eachOperation, eachScheme } from "../each.js";

/** Security schemes, and the options that fill them. */
export const schemeRules: readonly Rule[] = [
  ...eachScheme(supportedScheme, schemeHeader),
  ...eachOperation(idempotencyHeader),
  credentialOptions,
];

/** A scheme in use is one that a server's client can do, and says what fills it. */
function* supportedScheme({ pointer, scheme, credential }: LintedScheme): Iterable<Problem> {
  const kind = schemeKind(scheme);
  if (kind === undefined) {
    const misspelt = misspeltIn(scheme);
    if (misspelt !== undefined) {
      const [key, value, near] = misspelt;
      yield {
        ...valueProblem("unsupported-security", `${pointer}/${key}`, [
          `There is no security scheme with the ${key} ${quote(value)}.`,
          `did you mean ${near}?`,
        ]),
        repair: { kind: "replace", text: near },
      };
      return;
    }
    const kinds = [scheme.type, scheme.type === "http" ? scheme.scheme : locationOf(scheme)];
    yield keyProblem("unsupported-security", pointer, [
      `A security scheme of the kind ${quote(kinds.filter(Boolean).join(" "))} is not supported.`,
      remedyFor(scheme),
    ]);
    return;
  }
  const form = forms[kind];
  const at = `${pointer}/x-link-credential`;
  if (scheme["x-link-credential"] === undefined) {
    const message = "The security scheme does not say which option of the client fills it.";
    yield keyProblem("unsupported-security", at, [
      message,
      `add x-link-credential: ${form.example}`,
    ]);
    return;
  }
  if (credential === undefined) return;
  if (kind === "query" && !scheme.name) {
    yield {
      ...valueProblem("unsupported-security", `${pointer}/name`, [
        "The security scheme does not name its query parameter.",
        "add its name",
      ]),
      ...(scheme.name === undefined && { part: "key" }),
    };
  }
  if ("constant" in credential && kind !== "header") {
    yield valueProblem("unsupported-security", `${at}/constant`, [
      `${form.noun} is a secret, and this one would be published in the package.`,
      "give an option in place of the constant",
    ]);
  } else if (!form.fits(credential)) {
    const message = `${form.noun} is filled otherwise than this says.`;
    yield valueProblem("unsupported-security", at, [
      message,
      `write x-link-credential: ${form.example}`,
    ]);
  } else if ("prefix" in credential && kind !== "header") {
    yield valueProblem("unsupported-security", `${at}/prefix`, [
      `${form.noun} has no prefix of its own.`,
      "remove the prefix, or describe the scheme as an apiKey in the header Authorization",
    ]);
  }
}

/** What fills a scheme of each kind. */
const forms = {
  header: {
    noun: "A key in a header",
    example: "{ option: apiKey, env: ACME_API_KEY }",
    fits: (credential: CredentialExtension) => "option" in credential || "constant" in credential,
  },
  query: {
    noun: "A key in the query",
    example: "{ option: apiKey, env: ACME_API_KEY }",
    fits: (credential: CredentialExtension) => "option" in credential && !("signs" in credential),
  },
  bearer: {
    noun: "A bearer token",
    example: "{ option: apiKey, env: ACME_API_KEY }",
    fits: (credential: CredentialExtension) => "option" in credential && !("signs" in credential),
  },
  basic: {
    noun: "HTTP Basic",
    example:
      "{ username: { option: username, env: ACME_USERNAME }, password: { option: password, env: ACME_PASSWORD } }",
    fits: (credential: CredentialExtension) => "username" in credential,
  },
  clientCredentials: {
    noun: "An OAuth client",
    example:
      "{ clientId: { option: clientId, env: ACME_CLIENT_ID, secret: false }, clientSecret: { option: clientSecret, env: ACME_CLIENT_SECRET } }",
    fits: (credential: CredentialExtension) => "clientSecret" in credential,
  },
} as const satisfies Readonly<Record<SchemeKind, unknown>>;

/** The words of schemes that OpenAPI knows, and those of HTTP that packages do. */
const words = {
  type: ["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"],
  scheme: ["basic", "bearer", "digest"],
  in: ["header", "query", "cookie"],
} as const;

function misspeltIn(scheme: Partial<SecurityScheme>): [string, string, string] | undefined {
  for (const key of ["type", "scheme", "in"] as const) {
    const value = scheme[key];
    if (value === undefined || words[key].some((word) => word === value)) continue;
    const near = suggest(value, words[key]);
    if (near !== undefined && near !== value.toLowerCase()) return [key, value, near];
    if (near !== undefined && key !== "scheme") return [key, value, near];
  }
  return undefined;
}

function locationOf({ in: location, flows }: Partial<SecurityScheme>): string | undefined {
  return flows === undefined ? location && `in ${location}` : Object.keys(flows).join(", ");
}

/** What to describe in its place. */
function remedyFor({ type, in: location }: Partial<SecurityScheme>): string {
  if (type === "apiKey" && location === "cookie") {
    return "cookies are for browsers: describe the key that servers send, as an apiKey in a header or in the query";
  }
  if (type === "oauth2") {
    return "the other flows ask a person: add the flow clientCredentials, or describe a token that people are given as http bearer";
  }
  if (type === "openIdConnect") {
    return "describe how a server gets its token: as oauth2 with the flow clientCredentials and its tokenUrl";
  }
  if (type === "mutualTLS") {
    return "remove it from the requirement: the option fetch brings client certificates";
  }
  if (type === "basic" || type === "bearer") return `write type: http and scheme: ${type}`;
  return "describe it as http basic or bearer, as oauth2 with clientCredentials, or as an apiKey in a header or in the query";
}

/** Headers have names and values that HTTP can carry. */
function* schemeHeader({ pointer, scheme, credential }: LintedScheme): Iterable<Problem> {
  if (scheme.type === "apiKey" && scheme.in !== "query")
    yield* headerName(scheme.name, `${pointer}/name`);
  if (credential !== undefined && "constant" in credential) {
    yield* headerValue(credential.constant, `${pointer}/x-link-credential/constant`);
  } else if (credential !== undefined && "prefix" in credential && credential.prefix) {
    // What follows it gives the end of the value.
    yield* headerValue(credential.prefix, `${pointer}/x-link-credential/prefix`, "x");
  }
}

function* idempotencyHeader({ tokenPointer, token }: TokenOperation): Iterable<Problem> {
  const header = token?.idempotencyHeader;
  if (typeof header === "string") yield* headerName(header, `${tokenPointer}/idempotencyHeader`);
}

/** Headers of the connection itself (RFC 9110, 7.6.1): fetch of Node 20 drops Host and throws for most others. */
const unsendable = new Set(
  "connection content-length expect host keep-alive te trailer transfer-encoding upgrade".split(
    " ",
  ),
);

/** A field name is a token (RFC 9110, 5.1 and 5.6.2). */
export function* headerName(name: string | undefined, pointer: string): Iterable<Problem> {
  if (name !== undefined && unsendable.has(name.toLowerCase())) {
    yield valueProblem("invalid-header", pointer, [
      `The header ${quote(name)} belongs to the connection, and fetch refuses it or writes its own.`,
      "remove it; HTTP sends what the request needs",
    ]);
    return;
  }
  if (name !== undefined && /^[\w!#$%&'*+.^`|~-]+$/u.test(name)) return;
  yield {
    ...valueProblem("invalid-header", pointer, [
      name === undefined
        ? "The security scheme does not name its header."
        : `${quote(name)} cannot name a header.`,
      "write letters, digits and hyphens, such as X-Api-Key",
    ]),
    ...(name === undefined && { part: "key" }),
  };
}

/** A field value is visible ASCII with spaces inside (RFC 9110, 5.5); anything more, fetch may refuse. */
export function* headerValue(value: string, pointer: string, rest = ""): Iterable<Problem> {
  if (/^[!-~](?:[ -~]*[!-~])?$/u.test(value + rest)) return;
  yield valueProblem("invalid-header", pointer, [
    `${quote(value)} cannot be the value of a header.`,
    "write visible ASCII characters, with spaces between them only",
  ]);
}

/** Options that every client or call has. */
export const builtInOptions = new Set(
  ["environment", "baseUrl", "fetch", "headers", "timeout", "deadline", "maxRetries"].concat(
    ["signal", "unchecked", "extraBody", "idempotencyKey", "validate", "dangerouslyAllowBrowser"],
    ["onRequest", "onResponse", "onRetry", "onError", "tokenUrl", "credentials"],
  ),
);

/** Credentials have options and variables of their own, under names that can be written. */
function* credentialOptions(context: LintContext): Iterable<Problem> {
  const seen = new Set<string>();
  for (const { at, option, env } of usedOptions(context)) {
    if (!isSafeIdentifier(option)) {
      yield valueProblem("invalid-name", `${at}/option`, [
        `${quote(option)} cannot name an option.`,
        "write a name in camelCase that JavaScript has no other use for, such as apiKey",
      ]);
    } else if (builtInOptions.has(option)) {
      yield valueProblem("duplicate-option", `${at}/option`, [
        `Every client has an option ${option} already.`,
        "give the credential another name",
      ]);
    } else if (seen.has(option)) {
      yield valueProblem("duplicate-option", `${at}/option`, [
        `Two credentials are given by the option ${option}.`,
        "give one of them another name",
      ]);
    }
    seen.add(option);
    if (env !== undefined) yield* variableName(env, `${at}/env`);
  }
}
