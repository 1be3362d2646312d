import { readText } from "./read-text.js";

/** The provider's id of a request: from the body, where the spec knows one there, else from the usual headers. */
export function readRequestId(
  body: unknown,
  pointer: string | undefined,
  headers: Headers,
): string | undefined {
  return (
    readText(body, pointer) ?? headers.get("x-request-id") ?? headers.get("request-id") ?? undefined
  );
}
