import { quote, quoteList } from "../../diagnostics/quote.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import { namesScheme, securityOf } from "../../openapi/operations.js";
import { toPointer } from "../../openapi/pointer.js";
import { optionsOf } from "../../types/extensions.js";
import type { LintContext, LintedScheme, Rule } from "../build-context.js";
import { keyProblem, type Problem, valueProblem } from "../../diagnostics/problem.js";
import { usedSchemes } from "../used-schemes.js";
import { usableAddress } from "../usable-address.js";

/** How operations authenticate. */
export const securityRules: readonly Rule[] = [decidedSecurity, supportedSecurity, tokenUrls];

/** What is suspicious about that. */
export const securityAdvice: readonly Rule[] = [usedCredentials];

/** An operation says how it authenticates. */
function* decidedSecurity(context: LintContext): Iterable<Problem> {
  const locations = new Set<string>();
  for (const operation of context.operations) {
    const { pointer, requirements } = securityOf(context.spec, operation);
    if (requirements.some(namesScheme)) continue;
    const isSilent = pointer === "/security" && context.spec.security === undefined;
    const location = isSilent ? operation.pointer : pointer;
    if (locations.has(location)) continue;
    locations.add(location);
    yield keyProblem("undecided-security", location, [
      `How does ${operation.name} authenticate? Until that is decided, it is sent without credentials.`,
      helpFor(context),
    ]);
  }
}

function helpFor({ schemes }: LintContext): string {
  const [first = "apiKey"] = schemes.keys();
  const name = /^[\w-]+$/u.test(first) ? first : JSON.stringify(first);
  const where =
    schemes.size === 0
      ? "with the scheme under components.securitySchemes"
      : `of ${quoteList([...schemes.keys()], "and")}`;
  return `name a security scheme, ${where}, as in security: [{ ${name}: [] }]; where the API takes no credentials, say that with x-link-allow`;
}

/** Operations authenticate by schemes that go together, or by one of several such groups. */
function* supportedSecurity(context: LintContext): Iterable<Problem> {
  for (const { pointer, requirements } of securityLocations(context)) {
    for (const [index, requirement] of requirements.entries()) {
      const names = Object.keys(requirement);
      const at = `${pointer}/${index}`;
      yield* unknownSchemes(context, { pointer: at, names });
      const schemes = names.flatMap((name) => context.schemes.get(name) ?? []);
      yield* sharedLocations(schemes);
      const isKnown = names.length > 0 && schemes.length === names.length;
      if (requirements.length > 1 && isKnown && schemes.every(isConstant)) {
        yield valueProblem("unsupported-security", at, [
          "This way to authenticate has no credential.",
          "name a security scheme that an option fills, or remove it",
        ]);
      }
    }
  }
}

/** The lists of requirements that are in force for some operation, each once. */
function securityLocations({ spec, operations }: LintContext) {
  const locations = operations.map((operation) => securityOf(spec, operation));
  return new Map(locations.map((location) => [location.pointer, location])).values();
}

function isConstant({ credential }: LintedScheme): boolean {
  return credential !== undefined && optionsOf(credential).length === 0;
}

function* unknownSchemes(
  { schemes }: LintContext,
  { pointer, names }: { readonly pointer: string; readonly names: readonly string[] },
): Iterable<Problem> {
  for (const name of names) {
    if (schemes.has(name)) continue;
    yield keyProblem("unsupported-security", pointer + toPointer([name]), [
      `There is no security scheme ${quote(name)}.`,
      didYouMean(name, [...schemes.keys()]) ?? "add it to components.securitySchemes",
    ]);
  }
}

/** No two schemes that go together fill the same header or parameter. */
function* sharedLocations(schemes: readonly LintedScheme[]): Iterable<Problem> {
  const seen = new Set<string>();
  for (const { pointer, scheme } of schemes) {
    const isKey = scheme.type === "apiKey";
    const isQuery = isKey && scheme.in === "query";
    const name = isKey ? scheme.name : "Authorization";
    if (name === undefined) continue;
    const location = isQuery ? `?${name}` : name.toLowerCase();
    if (seen.has(location)) {
      yield keyProblem("unsupported-security", pointer, [
        `Two security schemes fill the ${isQuery ? "query parameter" : "header"} ${quote(name)}.`,
        "remove one of them from the security requirement",
      ]);
    }
    seen.add(location);
  }
}

/** Access tokens are asked for at an address that secrets can be sent to, with scopes that there are. */
function* tokenUrls(context: LintContext): Iterable<Problem> {
  for (const scheme of usedSchemes(context)) yield* tokenUrl(scheme);
  for (const { pointer, requirements } of securityLocations(context)) {
    for (const [index, requirement] of requirements.entries()) {
      for (const [name, scopes] of Object.entries(requirement)) {
        const at = pointer + toPointer([index, name]);
        yield* knownScopes(context.schemes.get(name), { at, scopes });
      }
    }
  }
}

function* tokenUrl({ pointer, scheme }: LintedScheme): Iterable<Problem> {
  const flow = scheme.type === "oauth2" ? scheme.flows?.clientCredentials : undefined;
  if (flow === undefined) return;
  const at = `${pointer}/flows/clientCredentials/tokenUrl`;
  const { tokenUrl: url } = flow;
  if (url === undefined) {
    yield keyProblem("unsupported-security", at, [
      "The flow has no tokenUrl, so nobody knows where to ask for an access token.",
      "add its tokenUrl",
    ]);
    return;
  }
  // A path alone is relative to the server, whose address is looked at elsewhere.
  const server = /^\/(?!\/)/u.test(url) ? "https://server.example" : "";
  yield* usableAddress("unsupported-security", at, { name: "tokenUrl", url, server });
}

function* knownScopes(
  linted: LintedScheme | undefined,
  { at, scopes }: { readonly at: string; readonly scopes: readonly string[] },
): Iterable<Problem> {
  const flow = linted?.scheme.flows?.clientCredentials;
  if (flow === undefined) return;
  const known = Object.keys(flow.scopes ?? {});
  for (const [index, scope] of scopes.entries()) {
    if (known.includes(scope)) continue;
    yield valueProblem("unsupported-security", `${at}/${index}`, [
      `The flow clientCredentials has no scope ${quote(scope)}.`,
      didYouMean(scope, known) ??
        (known.length > 0
          ? `its scopes are ${quoteList(known, "and")}`
          : "add it to the scopes of the flow, or remove it here"),
    ]);
  }
}

/** Every security scheme is asked for by the document or by an operation. */
function* usedCredentials({ spec, objects, schemes }: LintContext): Iterable<Problem> {
  const requirements = objects.filter(({ kind }) => kind === "requirement");
  const used = new Set(requirements.flatMap(({ value }) => Object.keys(value)));
  for (const [key, { pointer }] of schemes) {
    if (used.has(key) || spec.components?.securitySchemes?.[key] === undefined) continue;
    yield keyProblem("unused-credential", pointer, [
      `No operation uses the security scheme ${quote(key)}.`,
      `add ${quote(key)}: [] to the security that needs it, or remove the scheme`,
    ]);
  }
}
