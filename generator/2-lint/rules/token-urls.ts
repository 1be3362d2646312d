import { quote, quoteList } from "../../diagnostics/quote.js";
import { suggest } from "../../diagnostics/suggest.js";
import { securityOf } from "../../openapi/operations.js";
import { toPointer } from "../../openapi/pointer.js";
import type { LintContext, LintedScheme } from "../build-context.js";
import type { Problem } from "../problem.js";
import { usedSchemes } from "../used-schemes.js";
import { whyUnusable } from "../why-unusable.js";

/** Access tokens are asked for at an address that secrets can be sent to, with scopes that there are. */
export function* tokenUrls(context: LintContext): Iterable<Problem> {
  for (const scheme of usedSchemes(context)) yield* tokenUrl(scheme);
  const places = new Set<string>();
  for (const operation of context.operations) {
    const { pointer, requirements } = securityOf(context.spec, operation);
    if (places.has(pointer)) continue;
    places.add(pointer);
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
  const at = {
    code: "unsupported-security",
    pointer: `${pointer}/flows/clientCredentials/tokenUrl`,
  } as const;
  const url = flow.tokenUrl;
  if (url === undefined) {
    const message = "The flow has no tokenUrl, so nobody knows where to ask for an access token.";
    yield { ...at, part: "key", message, help: "add its tokenUrl" };
    return;
  }
  // A path alone is relative to the server, whose address is looked at elsewhere.
  const reason = whyUnusable(/^\/(?!\/)/u.test(url) ? `https://server.example${url}` : url);
  if (reason === undefined) return;
  const shown = quote(url.replace(/\/\/[^/]*@/u, "//…@"));
  yield { ...at, message: `The tokenUrl ${shown} ${reason.message}.`, help: reason.help };
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
    const near = suggest(scope, known);
    yield {
      code: "unsupported-security",
      pointer: `${at}/${index}`,
      message: `The flow clientCredentials has no scope ${quote(scope)}.`,
      help:
        near !== undefined
          ? `did you mean ${quote(near)}?`
          : known.length > 0
            ? `its scopes are ${quoteList(known, "and")}`
            : "add it to the scopes of the flow, or remove it here",
    };
  }
}
