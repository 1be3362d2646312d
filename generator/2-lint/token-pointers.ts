import type { LintContext, TokenOperation } from "./build-context.js";
import { type Body, failureBody, requestBody, successBody } from "./operation-bodies.js";

/** A JSON Pointer that an `x-link-token` holds. */
export interface TokenPointer {
  /** Such as `result.token`. */
  readonly name: string;
  /** Where it stands in the spec. */
  readonly pointer: string;
  /** What it says. */
  readonly target: string;
  /** Such as `success body`. */
  readonly bodyName: string;
  readonly body?: Body | undefined;
  /** The types that a value there may have; any type where there are none. */
  readonly types?: readonly string[];
}

const text = ["string"];
const number = ["integer", "number"];

/** Every pointer of an operation's `x-link-token`, in the order of the vocabulary. */
export function tokenPointers(context: LintContext, operation: TokenOperation): TokenPointer[] {
  const { error = {}, omit = [] } = operation.token ?? {};
  const result = operation.token?.result ?? {};
  const { expiresAt } = result;
  const success = { bodyName: "success body", body: successBody(context, operation) };
  const failure = { bodyName: "failure body", body: failureBody(context, operation) };
  const request = { bodyName: "request body", body: requestBody(context, operation) };
  const candidates = [
    { name: "result.token", target: result.token, types: text, ...success },
    { name: "result.url", target: result.url, types: text, ...success },
    { name: "result.requestId", target: result.requestId, types: [...text, ...number], ...success },
    ...(expiresAt !== undefined && "field" in expiresAt
      ? [
          {
            name: "result.expiresAt.field",
            target: expiresAt.field,
            types: expiresAt.as === "date-time" ? text : number,
            ...success,
          },
          {
            name: "result.expiresAt.requested",
            target: expiresAt.requested,
            types: number,
            ...request,
          },
        ]
      : []),
    ...(expiresAt !== undefined && "request" in expiresAt
      ? [
          {
            name: "result.expiresAt.request",
            target: expiresAt.request,
            types: "as" in expiresAt ? text : number,
            ...request,
          },
        ]
      : []),
    { name: "error.code", target: error.code, ...failure },
    { name: "error.message", target: error.message, ...failure },
    { name: "error.requestId", target: error.requestId, ...failure },
    ...omit.map((target, index) => ({ name: `omit.${index}`, target, ...request })),
  ];
  return candidates.flatMap(({ name, target, ...rest }) => {
    if (target === undefined) return [];
    const pointer = `${operation.tokenPointer}/${name.replaceAll(".", "/")}`;
    return [{ name, pointer, target, ...rest }];
  });
}
