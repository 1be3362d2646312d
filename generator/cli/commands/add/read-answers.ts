import type { Answer, QuestionName } from "../../../types/answers.js";
import { type Arguments, type Flag, type Mistake, mistake } from "../../command.js";

/** The flags that answer a question; each may say `OPERATION=ANSWER` where there are several operations. */
export const answerFlags = {
  name: { value: "NAME", summary: "how people write the provider's name" },
  client: { value: "CLASS", summary: "the name of the client's class" },
  server: {
    value: "URL",
    summary: "where the API is; NAME=URL for each of several environments",
  },
  security: {
    value: "HOW",
    summary:
      "how calls authenticate, where the document does not say: bearer, basic, header:NAME, query:NAME, oauth2:TOKEN-URL, none",
  },
  token: {
    value: "POINTER",
    summary: "what holds the token: /data/token, body (all of a text), or none (mints nothing)",
  },
  url: { value: "POINTER", summary: "what holds the URL that people are sent to" },
  expires: {
    value: "WHAT",
    summary:
      "/expires_at:date-time (epoch-seconds, epoch-milliseconds, seconds-from-now), request:/minutes:minutes:30, documented:PT10M",
  },
  "request-id": { value: "POINTER", summary: "what holds the call's name" },
  "error-code": { value: "POINTER", summary: "what holds a failure's code" },
  "error-message": { value: "POINTER", summary: "what holds a failure's message" },
  method: { value: "NAME", summary: "the native method, such as connectSessions.create" },
  naming: { value: "NAMING", summary: "property names: wire or camelCase" },
} as const satisfies Readonly<Record<QuestionName, Flag>>;

/** The answers on a command line; one that names an operation belongs to that, the others to the first. */
export function readAnswers(given: Arguments<QuestionName | "operation">): Answer[] | Mistake {
  const answers: Answer[] = [];
  const operations = given.all("operation");
  const questions = Object.keys(answerFlags) as QuestionName[];
  for (const [question, value] of questions.flatMap((each) =>
    given.all(each).map((text) => [each, text] as const),
  )) {
    const operation = operations.find((each) => value.startsWith(`${each}=`));
    const stranger = /^(\w+ \/[^=]*)=/u.exec(value)?.[1];
    if (operation === undefined && stranger !== undefined) {
      return mistake(
        `--${question} is about ${stranger}, which no --operation names.`,
        `write it as in --operation, or add --operation "${stranger}"`,
      );
    }
    const text = operation === undefined ? value : value.slice(operation.length + 1);
    answers.push({ question, ...(operation !== undefined && { operation }), text });
  }
  return answers;
}
