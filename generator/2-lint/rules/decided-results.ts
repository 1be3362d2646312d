import { quoteList } from "../../diagnostics/quote.js";
import { findResultCandidates } from "../../openapi/find-candidates.js";
import { isTextSchema } from "../../openapi/schema.js";
import type { LintContext, TokenOperation } from "../build-context.js";
import { isRecord } from "../describe-value.js";
import { successBody } from "../operation-bodies.js";
import type { Problem } from "../problem.js";

/** An operation says where its token or its URL is found, or that it mints nothing. */
export function* decidedResults(context: LintContext): Iterable<Problem> {
  for (const each of context.operations) {
    const { name, tokenPointer, token, operation } = each;
    if (token === undefined || token.result === null || triesTo(operation["x-link-token"])) {
      continue;
    }
    if ((token.result?.token ?? token.result?.url) !== undefined) continue;
    yield {
      code: "undecided-result",
      pointer: `${tokenPointer}/result`,
      part: "key",
      message: `Which property of the answer to ${name} holds the token, or the URL? Until that is decided, it cannot be what createLinkToken calls.`,
      help: helpFor(context, each),
    };
  }
}

function helpFor(context: LintContext, operation: TokenOperation): string {
  const body = successBody(context, operation);
  if (body?.resolvable === true && isTextSchema(context.spec, body.schema)) {
    return 'write result: { token: "" } or result: { url: "" }, the whole text, or result: null where it mints nothing';
  }
  const { token, url } =
    body === undefined ? { token: [], url: [] } : findResultCandidates(context.spec, body.schema);
  const written = [
    ...token.slice(0, 1).map((pointer) => `token: ${pointer}`),
    ...url.slice(0, 1).map((pointer) => `url: ${pointer}`),
  ];
  const example = written.length === 0 ? "token: /link_token" : written.join(", ");
  const all = [...new Set([...token, ...url])];
  const candidates = all.length === 0 ? "" : `; candidates: ${quoteList(all, "and")}`;
  return `write result: { ${example} }, or result: null where it mints nothing${candidates}`;
}

/** Whether the result is there as written, though its form may be so wrong that it could not be read. */
function triesTo(extension: unknown): boolean {
  if (!isRecord(extension) || !isRecord(extension.result)) return false;
  return "token" in extension.result || "url" in extension.result;
}
