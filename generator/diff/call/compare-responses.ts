import {
  headersOf,
  type NamedPlace,
  type ResponsePlace,
  responsesOf,
} from "../../openapi/operations.js";
import type { Finding } from "../revision.js";
import type { SchemaComparer } from "../schema/compare-schemas.js";
import { type Call, type CallPair, type CallPart, compareRequired, found } from "./call-pair.js";
import { compareContent } from "./compare-content.js";
import { compareWritten } from "./compare-written.js";

/** What differs in what is answered. */
export function compareResponses(pair: CallPair): Finding[] {
  const { before, after, where, comparer } = pair;
  const [olds, news] = [listResponses(before), listResponses(after)];
  const beside = { before: `${before.pointer}/responses`, after: `${after.pointer}/responses` };
  const findings: Finding[] = [];
  const renamed = renamedSuccess(olds, news);
  if (renamed !== undefined) {
    const [from, to] = renamed;
    const place = `${where} response ${to.status}`;
    const message = `Success is ${to.status}; it was ${from.status}.`;
    const pointers = { before: from.pointer, after: to.pointer };
    findings.push(found("success-status-changed", place, message, pointers));
    findings.push(...compareResponse(from, to, place, comparer));
  }
  for (const [status, old] of olds) {
    if (old === renamed?.[0]) continue;
    const now = news.get(status);
    const place = `${where} response ${status}`;
    if (now !== undefined) {
      findings.push(...compareResponse(old, now, place, comparer));
      continue;
    }
    const code = isSuccess(status) ? "success-response-removed" : "error-response-removed";
    const pointers = { before: old.pointer, after: beside.after };
    findings.push(found(code, place, `The response ${status} is gone.`, pointers));
  }
  for (const [status, now] of news) {
    if (olds.has(status) || now === renamed?.[1]) continue;
    const code = isSuccess(status) ? "success-response-added" : "error-response-added";
    const pointers = { before: beside.before, after: now.pointer };
    const place = `${where} response ${status}`;
    findings.push(found(code, place, `There is a response ${status} now.`, pointers));
  }
  return findings;
}

interface Response extends ResponsePlace, CallPart {}

function listResponses(call: Call): Map<string, Response> {
  const { resolve } = call;
  const responses = responsesOf(call, resolve).map((each) => ({ ...each, resolve }));
  return new Map(
    responses.map((each) => {
      const status = each.status.toUpperCase();
      return [status === "DEFAULT" ? "default" : status, each];
    }),
  );
}

function isSuccess(status: string): boolean {
  return status.startsWith("2");
}

/** The one success that either has, under different statuses. */
function renamedSuccess(
  olds: ReadonlyMap<string, Response>,
  news: ReadonlyMap<string, Response>,
): [Response, Response] | undefined {
  const [old, ...moreOld] = [...olds.values()].filter(({ status }) => isSuccess(status));
  const [now, ...moreNew] = [...news.values()].filter(({ status }) => isSuccess(status));
  if (old === undefined || now === undefined || moreOld.length + moreNew.length > 0) {
    return undefined;
  }
  return old.status.toUpperCase() === now.status.toUpperCase() ? undefined : [old, now];
}

function compareResponse(
  before: Response,
  after: Response,
  where: string,
  comparer: SchemaComparer,
): Finding[] {
  const content = compareContent({ before, after, side: "response", where, comparer });
  return [...content, ...compareHeaders({ before, after, where, comparer })];
}

interface HeadersPair {
  readonly before: Response;
  readonly after: Response;
  readonly where: string;
  readonly comparer: SchemaComparer;
}

function compareHeaders({ before, after, where, comparer }: HeadersPair): Finding[] {
  const [olds, news] = [listHeaders(before), listHeaders(after)];
  const beside = { before: `${before.pointer}/headers`, after: `${after.pointer}/headers` };
  return [...new Set([...olds.keys(), ...news.keys()])].flatMap((key): Finding[] => {
    const [old, now] = [olds.get(key), news.get(key)];
    const place = `${where} header ${now?.name ?? old?.name ?? key}`;
    if (old === undefined || now === undefined) {
      const pointers = {
        before: old?.pointer ?? beside.before,
        after: now?.pointer ?? beside.after,
      };
      return now === undefined
        ? [found("response-header-removed", place, "The header is gone.", pointers)]
        : [found("response-header-added", place, "There is such a header now.", pointers)];
    }
    const written = { code: "response-header-style-changed", side: "response" } as const;
    const parts = {
      before: { ...old, resolve: before.resolve },
      after: { ...now, resolve: after.resolve },
    };
    const inner = compareWritten({ ...written, ...parts, where: place, comparer });
    return [
      ...compareRequired({ before: old, after: now, where: place }, headerRequired),
      ...inner,
    ];
  });
}

const headerRequired = {
  required: ["response-header-became-required", "It is always there now."],
  optional: ["response-header-became-optional", "It may be missing now."],
} as const;

/** The headers of a response; the case of a name does not count (RFC 9110, 5.1). */
function listHeaders(response: Response): Map<string, NamedPlace> {
  return new Map(
    headersOf(response, response.resolve).map((each) => [each.name.toLowerCase(), each]),
  );
}
