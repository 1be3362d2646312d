import { requestBodyOf } from "../../openapi/operations.js";
import type { Finding } from "../revision.js";
import { type Call, type CallPair, type CallPart, compareFlag, compareKeyed } from "./call-pair.js";
import { compareContent } from "./compare-content.js";

/** What differs in what is sent. */
export function compareBodies(pair: CallPair): Finding[] {
  const { before, after, comparer, hidden } = pair;
  return compareKeyed(listBody(before), listBody(after), {
    where: () => `${pair.where} request`,
    beside: { before: before.pointer, after: after.pointer },
    removed: () => ["request-body-removed", "Nothing is sent any more."],
    added: (_, { value }) =>
      value["required"] === true
        ? ["required-request-body-added", "A body must be sent now."]
        : ["request-body-added", "A body may be sent now."],
    kept: (old, now, where) => {
      const bodies = { before: old, after: now, where };
      const content = { ...bodies, side: "request", comparer } as const;
      return [
        ...compareFlag({ ...bodies, ...required }).map(atRequired),
        ...compareContent({ ...content, ...(hidden !== undefined && { hidden }) }),
      ];
    },
  });
}

/** The one body, or none. */
function listBody(call: Call): Map<string, CallPart> {
  const body = requestBodyOf(call, call.resolve);
  return new Map(body === undefined ? [] : [["", { ...body, resolve: call.resolve }]]);
}

const required = {
  keyword: "required",
  gained: ["request-body-became-required", "The body may not be left out now."],
  lost: ["request-body-became-optional", "The body may be left out now."],
} as const;

function atRequired(finding: Finding): Finding {
  const [before, after] = [`${finding.before}/required`, `${finding.after}/required`];
  return { ...finding, before, after };
}
