import { redact, type Secrets } from "./redact.js";

/** The innermost cause of what a `fetch` threw, its words and its code alone: the rest may hold the request. */
export function safeCause(error: unknown, secrets: Secrets): Error {
  // No platform nests deeper than three causes, and a chain may bite its own tail.
  const inner: unknown = [1, 2, 3].reduce((outer) => Object(outer).cause ?? outer, error);
  const { message, code } = Object(inner) as Record<string, unknown>;
  const words =
    [message, code, inner].find((each) => typeof each === "string" && each) ?? "unknown";
  const cause = new Error(String(redact(words, secrets)));
  return typeof code === "string" ? Object.assign(cause, { code: redact(code, secrets) }) : cause;
}
