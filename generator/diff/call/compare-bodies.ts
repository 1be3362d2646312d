import { requestBodyOf } from "../../openapi/operations.js";
import type { ObjectPlace } from "../../openapi/reference.js";
import type { Finding } from "../revision.js";
import { type Call, type CallPair, type CallPart, compareRequired, found } from "./call-pair.js";
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
  return [...compareRequired({ before, after, where }, bodyRequired, "/required"), ...content];
}

function bodyOf(call: Call): CallPart | undefined {
  const body = requestBodyOf(call, call.resolve);
  return body && { ...body, resolve: call.resolve };
}

function isRequired({ value }: ObjectPlace): boolean {
  return value["required"] === true;
}

const bodyRequired = {
  required: ["request-body-became-required", "The body may not be left out now."],
  optional: ["request-body-became-optional", "The body may be left out now."],
} as const;
