import { quote } from "../../diagnostics/quote.js";
import { formatDuration, parseDuration } from "../../openapi/duration.js";
import { propertiesOf, propertyAt } from "../../openapi/schema.js";
import type { LintContext, TokenOperation } from "../build-context.js";
import { type Lifetime, lifetimesIn } from "../lifetimes-in.js";
import { successBody } from "../operation-bodies.js";
import type { Problem } from "../problem.js";

/** An operation that mints says when its tokens expire, and its descriptions say the same. */
export function* declaredLifetimes(context: LintContext): Iterable<Problem> {
  for (const each of context.operations) {
    const { name, tokenPointer, token } = each;
    const { result, modes } = token ?? {};
    if ((result?.token ?? result?.url) === undefined) continue;
    const told = toldLifetimes(context, each);
    const expiresAt = result?.expiresAt;
    const declared = Object.values(modes ?? {}).map(({ lifetime }) => lifetime);
    if (expiresAt === undefined) {
      if (declared.length > 0 && declared.every((lifetime) => lifetime !== undefined)) continue;
      yield {
        code: "undeclared-lifetime",
        pointer: `${tokenPointer}/result`,
        part: "key",
        message: `${name} does not say when what it mints expires.`,
        help: remedy(context, each, told),
      };
    } else if ("documented" in expiresAt) {
      const seconds = [expiresAt.documented, ...declared].map((text) => parseDuration(text ?? ""));
      const [first] = told;
      if (first === undefined || told.some((one) => seconds.includes(one.seconds))) continue;
      yield {
        code: "contradicting-lifetime",
        pointer: `${tokenPointer}/result/expiresAt/documented`,
        message: `This is ${formatDuration(seconds[0] ?? 0)}, and a description says ${quote(first.text)}.`,
        help: `write ${first.duration}, or correct the description`,
      };
    }
  }
}

/** What the descriptions of the operation and of what it mints say. */
function toldLifetimes(context: LintContext, each: TokenOperation): Lifetime[] {
  const { token, operation } = each;
  const body = successBody(context, each);
  const minted = [token?.result?.token, token?.result?.url].map((pointer) =>
    body === undefined || pointer === undefined
      ? undefined
      : propertyAt(context.spec, body.schema, pointer)?.description,
  );
  return [operation.summary, operation.description, ...minted].flatMap((text) =>
    lifetimesIn(text ?? ""),
  );
}

function remedy(context: LintContext, each: TokenOperation, [told]: readonly Lifetime[]): string {
  const body = successBody(context, each);
  const parent = (each.token?.result?.token ?? each.token?.result?.url ?? "").replace(
    /[^/]*$/u,
    "",
  );
  const holder =
    body === undefined ? undefined : propertyAt(context.spec, body.schema, parent.slice(0, -1));
  const names = holder === undefined ? [] : [...propertiesOf(context.spec, holder).keys()];
  const field = names.find((name) => /expir|valid_?until/iu.test(name));
  if (field !== undefined) {
    return `add expiresAt: { field: ${parent}${field}, as: date-time }, or as what it is`;
  }
  if (told !== undefined) {
    return `add expiresAt: { documented: ${told.duration} }, since a description says ${quote(told.text)}`;
  }
  return "add expiresAt, such as { documented: PT30M }; where the provider says nothing, x-link-allow with the reason";
}
