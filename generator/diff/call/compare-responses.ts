import type { CallChangeCode } from "../../types/change.js";
import { type JsonObject, asObject } from "../../types/json.js";
import type { Finding } from "../finding.js";
import type { ObjectPlace } from "../resolve-place.js";
import { placeOf } from "../revision.js";
import type { SchemaComparer } from "../schema/compare-schemas.js";
import { type Call, type CallPair, found, innerPlace, schemaNode } from "./call-pair.js";
import { compareContent } from "./compare-content.js";

/** What differs in what is answered. */
export function compareResponses(pair: CallPair): Finding[] {
  const { before, after, where, comparer } = pair;
  const [olds, news] = [listResponses(before), listResponses(after)];
  const beside = { before: `${placeOf(before)}/responses`, after: `${placeOf(after)}/responses` };
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

interface ResponsePlace extends ObjectPlace {
  readonly status: string;
  readonly root: JsonObject;
}

function listResponses(call: Call): Map<string, ResponsePlace> {
  const owner = { value: call.operation, pointer: placeOf(call) };
  const statuses = Object.keys(asObject(call.operation["responses"]));
  return new Map(
    statuses
      .filter((status) => !status.startsWith("x-"))
      .map((status) => [
        status.toUpperCase() === "DEFAULT" ? "default" : status.toUpperCase(),
        { status, root: call.root, ...innerPlace(call.root, owner, "responses", status) },
      ]),
  );
}

function isSuccess(status: string): boolean {
  return status.startsWith("2");
}

/** The one success that either has, under different statuses. */
function renamedSuccess(
  olds: ReadonlyMap<string, ResponsePlace>,
  news: ReadonlyMap<string, ResponsePlace>,
): [ResponsePlace, ResponsePlace] | undefined {
  const [old, ...moreOld] = [...olds.values()].filter(({ status }) => isSuccess(status));
  const [now, ...moreNew] = [...news.values()].filter(({ status }) => isSuccess(status));
  if (old === undefined || now === undefined || moreOld.length + moreNew.length > 0) {
    return undefined;
  }
  return old.status.toUpperCase() === now.status.toUpperCase() ? undefined : [old, now];
}

function compareResponse(
  before: ResponsePlace,
  after: ResponsePlace,
  where: string,
  comparer: SchemaComparer,
): Finding[] {
  const content = compareContent({ before, after, side: "response", where, comparer });
  return [...content, ...compareHeaders({ before, after, where, comparer })];
}

interface HeadersPair {
  readonly before: ResponsePlace;
  readonly after: ResponsePlace;
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
    const schemas = { before: schemaNode(old), after: schemaNode(now) };
    const inner = comparer.compare({ ...schemas, side: "response", where: place });
    const pointers = { before: old.pointer, after: now.pointer };
    return [
      ...compareRequired(old, now, (code, message) => found(code, place, message, pointers)),
      ...inner,
    ];
  });
}

function compareRequired(
  before: ObjectPlace,
  after: ObjectPlace,
  tell: (code: CallChangeCode, message: string) => Finding,
): Finding[] {
  const [was, is] = [before, after].map(({ value }) => value["required"] === true);
  if (was === is) return [];
  return is === true
    ? [tell("response-header-became-required", "It is always there now.")]
    : [tell("response-header-became-optional", "It may be missing now.")];
}

interface HeaderPlace extends ObjectPlace {
  readonly name: string;
}

/** The case of a header's name does not count (RFC 9110, 5.1), and Content-Type is none (OpenAPI 3.1, 4.8.17). */
function listHeaders(response: ResponsePlace): Map<string, HeaderPlace> {
  const names = Object.keys(asObject(response.value["headers"]));
  return new Map(
    names
      .filter((name) => name.toLowerCase() !== "content-type")
      .map((name) => [
        name.toLowerCase(),
        { name, ...innerPlace(response.root, response, "headers", name) },
      ]),
  );
}
