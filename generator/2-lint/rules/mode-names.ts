import { quote } from "../../diagnostics/quote.js";
import { isIdentifierName } from "../../names/identifier.js";
import { toPointer } from "../../openapi/pointer.js";
import type { LintContext } from "../build-context.js";
import { isRecord } from "../describe-value.js";
import type { Problem } from "../problem.js";

/** Modes have names that types can be called by. */
export function* modeNames({ operations }: LintContext): Iterable<Problem> {
  for (const { tokenPointer, operation } of operations) {
    // As written: valibot leaves out `__proto__` and `constructor` without a word.
    const extension = operation["x-link-token"];
    const modes = isRecord(extension) && isRecord(extension.modes) ? extension.modes : {};
    for (const name of Object.keys(modes)) {
      if (isIdentifierName(name) && !(name in {}) && name !== "prototype") continue;
      yield {
        code: "invalid-name",
        pointer: tokenPointer + toPointer(["modes", name]),
        part: "key",
        message: `${quote(name)} cannot name a mode.`,
        help: "write a name in camelCase, such as newItem",
      };
    }
  }
}
