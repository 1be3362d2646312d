import type { TokenOperation } from "./build-context.js";
import type { Body } from "./operation-bodies.js";

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
export function tokenPointers(operation: TokenOperation): TokenPointer[] {
  const { error = {}, omit = [], result } = operation.token ?? {};
  const { token, url, requestId, expiresAt } = result ?? {};
  const field = expiresAt !== undefined && "field" in expiresAt ? expiresAt : undefined;
  const asked = expiresAt !== undefined && "request" in expiresAt ? expiresAt : undefined;
  const askedTypes = asked !== undefined && "as" in asked ? text : number;
  const success = { bodyName: "success body", body: operation.success };
  const failure = { bodyName: "failure body", body: operation.failure };
  const request = { bodyName: "request body", body: operation.request };
  const candidates = [
    { name: "result.token", target: token, types: text, ...success },
    { name: "result.url", target: url, types: text, ...success },
    { name: "result.requestId", target: requestId, types: [...text, ...number], ...success },
    {
      name: "result.expiresAt.field",
      target: field?.field,
      types: field?.as === "date-time" ? text : number,
      ...success,
    },
    {
      name: "result.expiresAt.requested",
      target: field?.requested,
      types: number,
      ...request,
    },
    { name: "result.expiresAt.request", target: asked?.request, types: askedTypes, ...request },
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
