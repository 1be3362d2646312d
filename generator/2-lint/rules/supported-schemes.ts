import { quote } from "../../diagnostics/quote.js";
import type { CredentialExtension } from "../../types/extensions.js";
import type { SecurityScheme } from "../../types/openapi.js";
import type { LintContext, LintedScheme } from "../build-context.js";
import type { Problem } from "../problem.js";
import { usedSchemes } from "../used-schemes.js";

const code = "unsupported-security";

/** Every scheme in use is one that a server's client can do, and says what fills it. */
export function* supportedSchemes(context: LintContext): Iterable<Problem> {
  for (const used of usedSchemes(context)) yield* schemeProblem(used);
}

function* schemeProblem({ pointer, scheme, credential }: LintedScheme): Iterable<Problem> {
  const kind = kindOf(scheme);
  if (kind === undefined) {
    const words = [scheme.type, scheme.type === "http" ? scheme.scheme : placeOf(scheme)];
    yield {
      code,
      pointer,
      part: "key",
      message: `A security scheme of the kind ${quote(words.filter(Boolean).join(" "))} is not supported.`,
      help: remedyFor(scheme),
    };
    return;
  }
  const form = forms[kind];
  const at = `${pointer}/x-link-credential`;
  if (scheme["x-link-credential"] === undefined) {
    const message = "The security scheme does not say which option of the client fills it.";
    yield {
      code,
      pointer: at,
      part: "key",
      message,
      help: `add x-link-credential: ${form.example}`,
    };
    return;
  }
  if (credential === undefined) return;
  if (kind === "query" && !scheme.name) {
    yield {
      code,
      pointer: `${pointer}/name`,
      ...(scheme.name === undefined && { part: "key" }),
      message: "The security scheme does not name its query parameter.",
      help: "add its name",
    };
  }
  if ("constant" in credential && kind !== "header") {
    yield {
      code,
      pointer: `${at}/constant`,
      message: `${form.noun} is a secret, and this one would be published in the package.`,
      help: "give an option in place of the constant",
    };
  } else if (!form.fits(credential)) {
    const message = `${form.noun} is filled otherwise than this says.`;
    yield { code, pointer: at, message, help: `write x-link-credential: ${form.example}` };
  } else if ("prefix" in credential && kind !== "header") {
    yield {
      code,
      pointer: `${at}/prefix`,
      message: `${form.noun} has no prefix of its own.`,
      help: "remove the prefix, or describe the scheme as an apiKey in the header Authorization",
    };
  }
}

type Kind = keyof typeof forms;

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
} as const;

function kindOf({ type, in: place, scheme, flows }: Partial<SecurityScheme>): Kind | undefined {
  if (type === "apiKey") return place === "header" || place === "query" ? place : undefined;
  if (type === "oauth2") return flows?.clientCredentials && "clientCredentials";
  const word = scheme?.toLowerCase();
  return type === "http" && (word === "basic" || word === "bearer") ? word : undefined;
}

function placeOf({ in: place, flows }: Partial<SecurityScheme>): string | undefined {
  return flows === undefined ? place && `in ${place}` : Object.keys(flows).join(", ");
}

/** What to describe in its place. */
function remedyFor({ type, in: place }: Partial<SecurityScheme>): string {
  if (type === "apiKey" && place === "cookie") {
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
  return "describe it as http basic or bearer, as oauth2 with clientCredentials, or as an apiKey in a header or in the query";
}
