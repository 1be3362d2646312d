import { peek } from "./peek.js";
import { plainText } from "./plain-text.js";
import type { Hide } from "./call-state.js";

/** Returns the innermost cause of what was thrown, its name, words and code alone: the rest may hold the request. */
export function safeCause(error: unknown, hide: Hide): Error & { code?: string } {
  // No platform nests deeper than three causes, and a chain may bite its own tail.
  const causeOf = (outer: unknown): unknown => peek(outer, "cause") ?? outer;
  const inner = causeOf(causeOf(causeOf(error)));
  const [message, code, name, itself] = ["message", "code", "name"]
    .map((each) => peek(inner, each))
    .concat(inner)
    .map((each) => (typeof each === "string" ? plainText(hide(each)) : ""));
  const cause = new Error(message || code || itself || "unknown");
  Object.defineProperty(cause, "name", { value: name || "Error" });
  return Object.assign(cause, code && { code });
}
