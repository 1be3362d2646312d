import { quote } from "../../diagnostics/quote.js";
import { hasResponseBody } from "../../openapi/objects.js";
import { toPointer } from "../../openapi/pointer.js";
import type { LintContext } from "../build-context.js";
import type { Problem } from "../problem.js";

/** Paths can be put behind a server's URL, and operations be sent as they stand. */
export function* operationPaths({ spec, operations }: LintContext): Iterable<Problem> {
  for (const path of Object.keys(spec.paths ?? {})) {
    // Without the slash, https://api.acme.example and .evil.example would make one host.
    if (path.startsWith("x-") || /^\/[^\s?#\\\p{C}]*$/u.test(path)) continue;
    yield {
      code: "invalid-path",
      pointer: toPointer(["paths", path]),
      part: "key",
      message: `${quote(path)} cannot be the path of a URL.`,
      help: "start it with / and write no query, fragment, space or backslash in it",
    };
  }
  for (const operation of operations) {
    if (!hasResponseBody(operation.method)) {
      yield {
        code: "unsupported-operation",
        pointer: operation.tokenPointer,
        part: "key",
        message: `${operation.name} cannot mint a link token: its answer has no body.`,
        help: "move x-link-token to a get, post, put, patch or delete operation",
      };
    }
  }
}
