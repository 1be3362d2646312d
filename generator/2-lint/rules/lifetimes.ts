import { quote } from "../../diagnostics/quote.js";
import { parseDuration } from "../../openapi/duration.js";
import { toPointer } from "../../openapi/pointer.js";
import type { LintContext } from "../build-context.js";
import type { Problem } from "../problem.js";

/** A century: beyond it, a date can no longer be told from a typing mistake. */
const longest = 100 * 366 * 86_400;

/** Lifetimes are lengths of time that can be counted in seconds. */
export function* lifetimes({ operations }: LintContext): Iterable<Problem> {
  for (const { tokenPointer, token } of operations) {
    const expiresAt = token?.result?.expiresAt;
    if (expiresAt !== undefined && "documented" in expiresAt) {
      yield* lifetime(expiresAt.documented, `${tokenPointer}/result/expiresAt/documented`);
    }
    if (expiresAt !== undefined && "request" in expiresAt && "as" in expiresAt) {
      yield* writtenLength(expiresAt.default, `${tokenPointer}/result/expiresAt/default`);
    }
    for (const [name, mode] of Object.entries(token?.modes ?? {})) {
      const pointer = tokenPointer + toPointer(["modes", name, "lifetime"]);
      if (mode.lifetime !== undefined) yield* lifetime(mode.lifetime, pointer);
    }
  }
}

function* writtenLength(text: string, pointer: string): Iterable<Problem> {
  if (/^\d+ ?[smhdw]$/u.test(text)) return;
  yield {
    code: "invalid-duration",
    pointer,
    message: `${quote(text)} is no length of time with its unit.`,
    help: "write a whole number and s, m, h, d or w, such as 30m",
  };
}

function* lifetime(text: string, pointer: string): Iterable<Problem> {
  const seconds = parseDuration(text);
  if (seconds !== undefined && seconds > 0 && seconds <= longest) return;
  yield {
    code: "invalid-duration",
    pointer,
    message: `${quote(text)} is no length of time that a token can live for.`,
    help: "write an ISO 8601 duration of weeks, days, hours, minutes or seconds, such as PT30M",
  };
}
