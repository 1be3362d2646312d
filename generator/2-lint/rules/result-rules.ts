import { quote, quoteList } from "../../diagnostics/quote.js";
import { formatDuration, parseDuration } from "../../openapi/duration.js";
import { findRequestExpiry, findResultCandidates } from "../../openapi/find-candidates.js";
import { isProblemMediaType } from "../../openapi/media-type.js";
import { toPointer } from "../../openapi/pointer.js";
import { failureResponses } from "../../openapi/responses.js";
import { isTextSchema, propertyAt } from "../../openapi/schema.js";
import type { LintContext, TokenOperation, Rule } from "../build-context.js";
import { isRecord } from "../format-value.js";
import { keyProblem, type Problem, valueProblem } from "../../diagnostics/problem.js";
import { eachOperation } from "../each.js";

/** What operations mint, and how long that lives. */
export const resultRules: readonly Rule[] = eachOperation(decidedResults, lifetimes);

/** What is suspicious about that. */
export const resultAdvice: readonly Rule[] = eachOperation(declaredLifetimes, readableRetryCodes);

/** An operation says where its token or its URL is found, or that it mints nothing. */
function* decidedResults(each: TokenOperation, context: LintContext): Iterable<Problem> {
  const { name, tokenPointer, token, operation } = each;
  if (token === undefined || token.result === null || triesTo(operation["x-link-token"])) {
    return;
  }
  if ((token.result?.token ?? token.result?.url) !== undefined) return;
  yield keyProblem("undecided-result", `${tokenPointer}/result`, [
    `Which property of the response to ${name} holds the token, or the URL? Until that is decided, it cannot be what createLinkToken calls.`,
    helpFor(context, each),
  ]);
}

function helpFor(context: LintContext, { success: body, request }: TokenOperation): string {
  if (body?.resolvable === true && isTextSchema(context.expanded, body.schema)) {
    return 'write result: { token: "" } or result: { url: "" }, the whole text, or result: null where it mints nothing';
  }
  const { token, url } =
    body === undefined
      ? { token: [], url: [] }
      : findResultCandidates(context.expanded, body.schema, request?.schema);
  const written = [
    ...token.slice(0, 1).map((pointer) => `token: ${pointer}`),
    ...url.slice(0, 1).map((pointer) => `url: ${pointer}`),
  ];
  const example = written.length === 0 ? "token: POINTER" : written.join(", ");
  const all = [...new Set([...token, ...url])];
  const candidates = all.length === 0 ? "" : `; candidates: ${quoteList(all, "and")}`;
  return `write result: { ${example} }, or result: null where it mints nothing${candidates}`;
}

/** Whether the result is there as written, though its form may be so wrong that it could not be read. */
function triesTo(extension: unknown): boolean {
  if (!isRecord(extension) || !isRecord(extension.result)) return false;
  return "token" in extension.result || "url" in extension.result;
}

/** A century: beyond it, a date can no longer be told from a typing mistake. */
const longest = 100 * 366 * 86_400;

/** Lifetimes are lengths of time that can be counted in seconds. */
function* lifetimes({ tokenPointer, token }: TokenOperation): Iterable<Problem> {
  const expiresAt = token?.result?.expiresAt;
  if (expiresAt !== undefined && "documented" in expiresAt) {
    yield* tokenLifetime(expiresAt.documented, `${tokenPointer}/result/expiresAt/documented`);
  }
  if (expiresAt !== undefined && "request" in expiresAt && "as" in expiresAt) {
    yield* writtenLength(expiresAt.default, `${tokenPointer}/result/expiresAt/default`);
  }
  for (const [name, mode] of Object.entries(token?.modes ?? {})) {
    const pointer = tokenPointer + toPointer(["modes", name, "lifetime"]);
    if (mode.lifetime !== undefined) yield* tokenLifetime(mode.lifetime, pointer);
  }
}

function* writtenLength(text: string, pointer: string): Iterable<Problem> {
  if (/^\d+ ?[smhdw]$/u.test(text)) return;
  yield valueProblem("invalid-duration", pointer, [
    `${quote(text)} is no length of time with its unit.`,
    "write a whole number and s, m, h, d or w, such as 30m",
  ]);
}

function* tokenLifetime(text: string, pointer: string): Iterable<Problem> {
  const seconds = parseDuration(text);
  if (seconds !== undefined && seconds > 0 && seconds <= longest) return;
  yield valueProblem("invalid-duration", pointer, [
    `${quote(text)} is no length of time that a token can live for.`,
    "write an ISO 8601 duration of weeks, days, hours, minutes or seconds, such as PT30M",
  ]);
}

/** An operation that mints says when its tokens expire, and its descriptions say the same. */
function* declaredLifetimes(each: TokenOperation, context: LintContext): Iterable<Problem> {
  const { name, tokenPointer, token } = each;
  const { result, modes } = token ?? {};
  if ((result?.token ?? result?.url) === undefined) return;
  const told = toldLifetimes(context, each);
  const expiresAt = result?.expiresAt;
  const declared = Object.values(modes ?? {}).map(({ lifetime }) => lifetime);
  if (expiresAt === undefined) {
    if (declared.length > 0 && declared.every((lifetime) => lifetime !== undefined)) return;
    // At the key that is missing: where it is there in another form, that is all to be said.
    yield keyProblem("undeclared-lifetime", `${tokenPointer}/result/expiresAt`, [
      `${name} does not say when what it mints expires.`,
      remedy(context, each, told),
    ]);
  } else if ("documented" in expiresAt) {
    const seconds = [expiresAt.documented, ...declared].map((text) => parseDuration(text ?? ""));
    const [first] = told;
    if (first === undefined || told.some((one) => seconds.includes(one.seconds))) return;
    yield valueProblem("contradicting-lifetime", `${tokenPointer}/result/expiresAt/documented`, [
      `This is ${formatDuration(seconds[0] ?? 0)}, and a description says ${quote(first.text)}.`,
      `write ${first.duration}, or correct the description`,
    ]);
  }
}

/** What the descriptions of the operation and of what it mints say. */
function toldLifetimes(context: LintContext, each: TokenOperation): Lifetime[] {
  const { token, operation, success: body } = each;
  const minted = [token?.result?.token, token?.result?.url].map((pointer) =>
    body === undefined || pointer === undefined
      ? undefined
      : propertyAt(context.expanded, body.schema, pointer)?.description,
  );
  return [operation.summary, operation.description, ...minted].flatMap((text) =>
    lifetimesIn(text ?? ""),
  );
}

function remedy(context: LintContext, each: TokenOperation, [told]: readonly Lifetime[]): string {
  const { success: body } = each;
  const parent = (each.token?.result?.token ?? each.token?.result?.url ?? "").replace(
    /[^/]*$/u,
    "",
  );
  const found = body && findResultCandidates(context.expanded, body.schema).expiresAt;
  const field = found?.find(({ pointer }) => pointer.startsWith(parent)) ?? found?.[0];
  const [asked] =
    each.request === undefined ? [] : findRequestExpiry(context.expanded, each.request.schema);
  if (field !== undefined) {
    return `add expiresAt: { field: ${field.pointer}, as: ${field.as} }, if that is how it is meant`;
  }
  if (asked !== undefined) {
    const [, pointer, unit, value] = asked.split(":");
    return `add expiresAt: { request: ${pointer}, unit: ${unit}, default: ${value} }`;
  }
  if (told !== undefined) {
    return `add expiresAt: { documented: ${told.duration} }, since a description says ${quote(told.text)}`;
  }
  return "add expiresAt, such as { documented: PT30M }; where the provider says nothing, x-link-allow with the reason";
}

/** A length of time that a description gives to what is minted. */
export interface Lifetime {
  readonly seconds: number;
  /** In ISO 8601, such as `PT30M`. */
  readonly duration: string;
  /** The words of the description. */
  readonly text: string;
}

/**
 * The lengths of time that a text says something lives for.
 *
 * @example lifetimesIn("A token lives for ten minutes."); // [{ seconds: 600, duration: "PT10M", … }]
 */
export function lifetimesIn(text: string): Lifetime[] {
  return [...text.matchAll(told)].map(([words, number = "", unit = ""]) => {
    const amount = numbers[number.toLowerCase()] ?? Number(number);
    const [letters, size] = units[unit.toLowerCase()] ?? ["", 0];
    const duration = letters.startsWith("P") ? letters : `PT${letters}`;
    return {
      seconds: amount * size,
      duration: duration.replace("n", String(amount)),
      text: words.replaceAll(/\s+/gu, " "),
    };
  });
}

const numbers: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    "one two three four five six seven eight nine ten eleven twelve"
      .split(" ")
      .map((word, index) => [word, index + 1]),
  ),
  ...{ a: 1, an: 1, fifteen: 15, twenty: 20, thirty: 30, forty: 40, "forty-five": 45, sixty: 60 },
};

const units: Readonly<Record<string, readonly [letters: string, seconds: number]>> = {
  second: ["nS", 1],
  minute: ["nM", 60],
  min: ["nM", 60],
  hour: ["nH", 3600],
  day: ["PnD", 86_400],
  week: ["PnW", 604_800],
};

const told = new RegExp(
  `\\b(?:expires?|valid|lives?|lasts?|usable|good)\\s+(?:only\\s+)?(?:after|in|for|within)\\s+(?:about\\s+)?(\\d+|${Object.keys(numbers).join("|")})[\\s-]+(${Object.keys(units).join("|")})s?\\b`,
  "giu",
);

/** Codes that are worth another attempt are read from somewhere: where `error.code` points, or a problem's `type`. */
function* readableRetryCodes({
  operation,
  token,
  tokenPointer,
  name,
}: TokenOperation): Iterable<Problem> {
  if ((token?.retry?.codes ?? []).length === 0 || token?.error.code !== undefined) return;
  const failures = failureResponses(operation.responses ?? {});
  if (failures.some(({ mediaType }) => isProblemMediaType(mediaType))) return;
  yield valueProblem("unread-retry-codes", `${tokenPointer}/retry/codes`, [
    `No failure of ${name} has a code that these could be compared with.`,
    "say where the code stands by error.code, such as { code: /error_code }, or remove the list",
  ]);
}
