import { quote } from "../../diagnostics/quote.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import { securityOf } from "../../openapi/operations.js";
import { toPointer } from "../../openapi/pointer.js";
import { optionsOf } from "../../types/extensions.js";
import type { LintContext, LintedScheme } from "../build-context.js";
import type { Problem } from "../problem.js";

const code = "unsupported-security";

/** Operations authenticate by schemes that go together, or by one of several such groups. */
export function* supportedSecurity(context: LintContext): Iterable<Problem> {
  const places = new Set<string>();
  for (const operation of context.operations) {
    const { pointer, requirements } = securityOf(context.spec, operation);
    if (places.has(pointer)) continue;
    places.add(pointer);
    for (const [index, requirement] of requirements.entries()) {
      const names = Object.keys(requirement);
      const at = `${pointer}/${index}`;
      yield* unknownSchemes(context, { pointer: at, names });
      const schemes = names.flatMap((name) => context.schemes.get(name) ?? []);
      yield* sharedPlaces(schemes);
      const isKnown = names.length > 0 && schemes.length === names.length;
      if (requirements.length > 1 && isKnown && schemes.every(isConstant)) {
        yield {
          code,
          pointer: at,
          message: "This way to authenticate has no credential.",
          help: "name a security scheme that an option fills, or remove it",
        };
      }
    }
  }
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
    yield {
      code,
      pointer: pointer + toPointer([name]),
      part: "key",
      message: `There is no security scheme ${quote(name)}.`,
      help: didYouMean(name, [...schemes.keys()]) ?? "add it to components.securitySchemes",
    };
  }
}

/** No two schemes that go together fill the same header or parameter. */
function* sharedPlaces(schemes: readonly LintedScheme[]): Iterable<Problem> {
  const seen = new Set<string>();
  for (const { pointer, scheme } of schemes) {
    const isKey = scheme.type === "apiKey";
    const isQuery = isKey && scheme.in === "query";
    const name = isKey ? scheme.name : "Authorization";
    if (name === undefined) continue;
    const place = isQuery ? `?${name}` : name.toLowerCase();
    if (seen.has(place)) {
      yield {
        code,
        pointer,
        part: "key",
        message: `Two security schemes fill the ${isQuery ? "query parameter" : "header"} ${quote(name)}.`,
        help: "remove one of them from the security requirement",
      };
    }
    seen.add(place);
  }
}
