import type { Answer, QuestionName } from "../types/answers.js";
import type { Mistake } from "./command.js";

/** The flags that answer a question; each may say `OPERATION=ANSWER` where there are several operations. */
export const answerFlags = [
  "name",
  "client",
  "server",
  "security",
  "token",
  "url",
  "expires",
  "request-id",
  "error-code",
  "error-message",
  "method",
  "naming",
] as const satisfies readonly QuestionName[];

/** A flag and its value. */
interface Given {
  readonly name: string;
  readonly value?: string | undefined;
}

/** The answers on a command line; one that names an operation belongs to that, the others to the first. */
export function readAnswers(
  flags: readonly Given[],
  operations: readonly string[],
): readonly Answer[] | Mistake {
  const answers: Answer[] = [];
  for (const { name, value = "" } of flags) {
    const question = answerFlags.find((each) => each === name);
    if (question === undefined) continue;
    const operation = operations.find((each) => value.startsWith(`${each}=`));
    const stranger = /^(\w+ \/[^=]*)=/u.exec(value)?.[1];
    if (operation === undefined && stranger !== undefined) {
      return {
        kind: "mistake",
        message: `--${name} is about ${stranger}, which no --operation names.`,
        help: `write it as in --operation, or add --operation "${stranger}"`,
      };
    }
    const text = operation === undefined ? value : value.slice(operation.length + 1);
    answers.push({ question, ...(operation !== undefined && { operation }), text });
  }
  return answers;
}
