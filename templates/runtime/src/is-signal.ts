import { peek } from "./peek.js";

/**
 * Returns whether something thrown is what a web framework tells itself with, such as that a page must not be
 * rendered at build: Next.js and React mark it by a text called `digest`. It is passed on as it is.
 */
export function isSignal(error: unknown): boolean {
  return typeof peek(error, "digest") === "string";
}
