import {
  headersOf,
  type NamedObject,
  type LocatedResponse,
  responsesOf,
} from "../../openapi/operations.js";
import type { Finding } from "../revision.js";
import type { SchemaComparer } from "../schema/compare-schemas.js";
import {
  type Call,
  type CallPair,
  type CallPart,
  compareFlag,
  compareKeyed,
  found,
} from "./call-pair.js";
import { compareContent } from "./compare-content.js";
import { compareWritten } from "./compare-written.js";

/** What differs in the responses. */
export function compareResponses({ before, after, comparer, ...pair }: CallPair): Finding[] {
  const [olds, news] = [listResponses(before), listResponses(after)];
  const where = (status: string): string => `${pair.where} response ${status}`;
  const renamed = renamedSuccess(olds, news);
  const findings: Finding[] = [];
  if (renamed !== undefined) {
    const [from, to] = renamed;
    const message = `Success is ${to.status}; it was ${from.status}.`;
    const pointers = { before: from.pointer, after: to.pointer };
    findings.push(found("success-status-changed", message, where(to.status), pointers));
    findings.push(...compareResponse(from, to, where(to.status), comparer));
    olds.delete(from.status.toUpperCase());
    news.delete(to.status.toUpperCase());
  }
  const kind = (status: string) => (status.startsWith("2") ? "success" : "error");
  const others = compareKeyed(olds, news, {
    where,
    beside: { before: `${before.pointer}/responses`, after: `${after.pointer}/responses` },
    removed: (status) => [`${kind(status)}-response-removed`, `The response ${status} is gone.`],
    added: (status) => [`${kind(status)}-response-added`, `There is a response ${status} now.`],
    kept: (old, now, location) => compareResponse(old, now, location, comparer),
  });
  return [...findings, ...others];
}

interface Response extends LocatedResponse, CallPart {}

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

/** The one success that either has, under different statuses. */
function renamedSuccess(
  olds: ReadonlyMap<string, Response>,
  news: ReadonlyMap<string, Response>,
): [Response, Response] | undefined {
  const [old, ...moreOld] = [...olds.values()].filter(({ status }) => status.startsWith("2"));
  const [now, ...moreNew] = [...news.values()].filter(({ status }) => status.startsWith("2"));
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
  const written = { code: "response-header-style-changed", side: "response", comparer } as const;
  const headers = compareKeyed(listHeaders(before), listHeaders(after), {
    where: (_, { name }) => `${where} header ${name}`,
    beside: { before: `${before.pointer}/headers`, after: `${after.pointer}/headers` },
    removed: () => ["response-header-removed", "The header is gone."],
    added: () => ["response-header-added", "There is such a header now."],
    kept: (old, now, location) => [
      ...compareFlag({ ...required, before: old, after: now, where: location }),
      ...compareWritten({ ...written, before: old, after: now, where: location }),
    ],
  });
  return [...compareContent({ before, after, side: "response", where, comparer }), ...headers];
}

const required = {
  keyword: "required",
  gained: ["response-header-became-required", "It is always there now."],
  lost: ["response-header-became-optional", "It may be missing now."],
} as const;

/** The headers of a response; the case of a name does not count (RFC 9110, 5.1). */
function listHeaders({ resolve, ...response }: Response): Map<string, NamedObject & CallPart> {
  const headers = headersOf(response, resolve);
  return new Map(headers.map((each) => [each.name.toLowerCase(), { ...each, resolve }]));
}
