import { quote } from "../../diagnostics/quote.js";
import { suggest } from "../../diagnostics/suggest.js";
import { toPointer } from "../../util/pointer.js";
import type { LintContext, LintedScheme } from "../build-context.js";
import type { Problem } from "../problem.js";
import { effectiveSecurity, usedSchemes } from "../used-schemes.js";

const code = "unsupported-security";

/** Operations authenticate in one way, by headers that a client's options fill. */
export function* supportedSecurity(context: LintContext): Iterable<Problem> {
  const [first] = context.operations;
  if (first === undefined) return;
  const places = new Set<string>();
  for (const operation of context.operations) {
    const { pointer, requirements } = effectiveSecurity(context, operation);
    if (places.has(pointer)) continue;
    places.add(pointer);
    const [requirement, alternative] = requirements;
    if (requirement === undefined || Object.keys(requirement).length === 0) {
      yield {
        code,
        pointer,
        part: "key",
        message: `${operation.name} does not say how it authenticates.`,
        help: "name a security scheme: security: [{ apiKey: [] }]",
      };
    } else if (alternative !== undefined) {
      yield {
        code,
        pointer: `${pointer}/1`,
        message: `${operation.name} may authenticate in several ways; a client knows one.`,
        help: "keep the one that the client is to use",
      };
    } else {
      const names = Object.keys(requirement);
      yield* unknownSchemes(context, { pointer: `${pointer}/0`, names });
      const shared = effectiveSecurity(context, first).requirements[0] ?? {};
      if (!isSameSet(Object.keys(shared), names)) {
        yield {
          code,
          pointer,
          part: "key",
          message: `${operation.name} authenticates otherwise than ${first.name}.`,
          help: "give all operations with x-link-token the same security",
        };
      }
    }
  }
  for (const used of usedSchemes(context)) yield* schemeProblem(used);
  yield* sharedHeaders(usedSchemes(context));
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}

function* unknownSchemes(
  { schemes }: LintContext,
  { pointer, names }: { readonly pointer: string; readonly names: readonly string[] },
): Iterable<Problem> {
  for (const name of names) {
    if (schemes.has(name)) continue;
    const near = suggest(name, [...schemes.keys()]);
    yield {
      code,
      pointer: pointer + toPointer([name]),
      part: "key",
      message: `There is no security scheme ${quote(name)}.`,
      help:
        near === undefined
          ? "add it to components.securitySchemes"
          : `did you mean ${quote(near)}?`,
    };
  }
}

function* schemeProblem({ pointer, scheme, credential }: LintedScheme): Iterable<Problem> {
  const { type, in: place } = scheme;
  const isBearer = type === "http" && scheme.scheme?.toLowerCase() === "bearer";
  if (!isBearer && !(type === "apiKey" && place === "header")) {
    const kind = [type, type === "http" ? scheme.scheme : place && `in ${place}`];
    yield {
      code,
      pointer,
      part: "key",
      message: `A security scheme of the kind ${quote(kind.filter(Boolean).join(" "))} is not supported.`,
      help: "describe it as http bearer, or as an apiKey in a header",
    };
  } else if (scheme["x-link-credential"] === undefined) {
    yield {
      code,
      pointer: `${pointer}/x-link-credential`,
      part: "key",
      message: "The security scheme does not say which option of the client fills it.",
      help: "add x-link-credential: { option: apiKey, env: ACME_API_KEY }",
    };
  } else if (isBearer && credential !== undefined && "constant" in credential) {
    yield {
      code,
      pointer: `${pointer}/x-link-credential/constant`,
      message: "A bearer token is a secret, and this one would be published in the package.",
      help: "give an option in place of the constant",
    };
  } else if (isBearer && credential !== undefined && "prefix" in credential) {
    yield {
      code,
      pointer: `${pointer}/x-link-credential/prefix`,
      message: 'A bearer token has the prefix "Bearer " by itself.',
      help: "remove the prefix, or describe the scheme as an apiKey in the header Authorization",
    };
  }
}

function* sharedHeaders(schemes: readonly LintedScheme[]): Iterable<Problem> {
  const seen = new Set<string>();
  for (const { pointer, scheme } of schemes) {
    const header = scheme.type === "http" ? "authorization" : scheme.name?.toLowerCase();
    if (header !== undefined && seen.has(header)) {
      yield {
        code,
        pointer,
        part: "key",
        message: `Two security schemes fill the header ${quote(scheme.name ?? "Authorization")}.`,
        help: "remove one of them from the security requirement",
      };
    }
    if (header !== undefined) seen.add(header);
  }
}
