import { quote } from "../../diagnostics/quote.js";
import { isSafeIdentifier } from "../../names/identifier.js";
import type { LintContext } from "../build-context.js";
import type { Problem } from "../problem.js";
import { usedOptions } from "../used-schemes.js";
import { variableName } from "../variable-name.js";

/** Options that every client or call has. */
export const builtInOptions = new Set(
  ["environment", "baseUrl", "fetch", "headers", "timeout", "deadline", "maxRetries"].concat(
    ["signal", "unchecked", "extraBody", "idempotencyKey", "validate", "dangerouslyAllowBrowser"],
    ["onRequest", "onResponse", "onRetry", "onError", "tokenUrl"],
  ),
);

/** Credentials have options and variables of their own, under names that can be written. */
export function* credentialOptions(context: LintContext): Iterable<Problem> {
  const seen = new Set<string>();
  for (const { at, option, env } of usedOptions(context)) {
    if (!isSafeIdentifier(option)) {
      yield {
        code: "invalid-name",
        pointer: `${at}/option`,
        message: `${quote(option)} cannot name an option.`,
        help: "write a name in camelCase that JavaScript has no other use for, such as apiKey",
      };
    } else if (builtInOptions.has(option)) {
      yield {
        code: "duplicate-option",
        pointer: `${at}/option`,
        message: `Every client has an option ${option} already.`,
        help: "give the credential another name",
      };
    } else if (seen.has(option)) {
      yield {
        code: "duplicate-option",
        pointer: `${at}/option`,
        message: `Two credentials are given by the option ${option}.`,
        help: "give one of them another name",
      };
    }
    seen.add(option);
    if (env !== undefined) yield* variableName(env, `${at}/env`);
  }
}
