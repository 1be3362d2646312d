import type { Problem } from "../problem.js";
import type { LintContext } from "../build-context.js";

/** A spec says what it describes: title, version, and whose it is. */
export function* describedProvider({ spec, info }: LintContext): Iterable<Problem> {
  for (const key of ["title", "version"] as const) {
    if (info[key] === undefined || info[key] === "") {
      yield {
        code: "invalid-openapi",
        pointer: `/info/${key}`,
        part: info[key] === undefined ? "key" : "value",
        message: `info has no ${key}`,
        help: `add ${key} to info`,
      };
    }
  }
  if (info["x-link-provider"] === undefined) {
    yield {
      code: "missing-provider",
      pointer: spec.info === undefined ? "/info" : "/info/x-link-provider",
      part: "key",
      message: "info has no x-link-provider, which names the provider and the client class",
      help: "add x-link-provider: { name: Acme, client: Acme } to info",
    };
  }
}
