import { requestBodyOf } from "../../openapi/operations.js";
import type { ObjectPlace } from "../../openapi/reference.js";
import type { Finding } from "../revision.js";
import { type Call, type CallPair, type CallPart, found } from "./call-pair.js";
import { compareContent } from "./compare-content.js";

/** What differs in what is sent. */
export function compareBodies(pair: CallPair): Finding[] {
  const { before: old, after: now, where: operation, comparer, hidden } = pair;
  const where = `${operation} request`;
  const [before, after] = [bodyOf(old), bodyOf(now)];
  if (before === undefined && after === undefined) return [];
  if (before === undefined || after === undefined) {
    const pointers = {
      before: before?.pointer ?? old.pointer,
      after: after?.pointer ?? now.pointer,
    };
    if (after === undefined) {
      return [found("request-body-removed", where, "Nothing is sent any more.", pointers)];
    }
    return isRequired(after)
      ? [found("required-request-body-added", where, "A body must be sent now.", pointers)]
      : [found("request-body-added", where, "A body may be sent now.", pointers)];
  }
  const content = compareContent({
    ...{ before, after, side: "request", where, comparer },
    ...(hidden !== undefined && { hidden }),
  });
  return [...compareRequired(before, after, where), ...content];
}

function bodyOf(call: Call): CallPart | undefined {
  const body = requestBodyOf(call, call.resolve);
  return body && { ...body, resolve: call.resolve };
}

function isRequired({ value }: ObjectPlace): boolean {
  return value["required"] === true;
}

function compareRequired(before: ObjectPlace, after: ObjectPlace, where: string): Finding[] {
  if (isRequired(before) === isRequired(after)) return [];
  const pointers = { before: `${before.pointer}/required`, after: `${after.pointer}/required` };
  return isRequired(after)
    ? [found("request-body-became-required", where, "The body may not be left out now.", pointers)]
    : [found("request-body-became-optional", where, "The body may be left out now.", pointers)];
}
