import { quote } from "../../diagnostics/quote.js";
import type { LintContext } from "../build-context.js";
import type { Problem } from "../problem.js";
import { requestProperties } from "../reached-properties.js";

const secret =
  /(?:^|_)(?:password|passphrase|secret|private_?key|api_?key|access_?token|refresh_?token|bearer_?token|user_?token)$/u;

/** What is called like a secret is redacted like one. */
export function* markedSecrets(context: LintContext): Iterable<Problem> {
  const omitted = context.operations.flatMap(({ token }) => token?.omit ?? []);
  for (const { name, pointer, schema, target } of requestProperties(context)) {
    const types = [target?.type ?? []].flat();
    if (!types.includes("string") || target?.enum !== undefined) continue;
    if (omitted.includes(`/${name}`)) continue;
    const marks = [schema, target].map((each) => each?.["x-link-sensitive"]);
    const snake = name.replace(/(?<=[a-z\d])[A-Z]/gu, (letter) => `_${letter}`).toLowerCase();
    if (!secret.test(snake) || marks.some((mark) => mark !== undefined)) continue;
    yield {
      code: "unmarked-secret",
      pointer,
      part: "key",
      message: `The property ${quote(name)} is called like a secret, and errors would show it.`,
      help: "add x-link-sensitive: true, or false where anybody may see it",
    };
  }
}
