import type { Answered } from "../slice/apply-answers.js";
import type { Answer } from "../types/answers.js";
import type { Diagnostic } from "../types/diagnostic.js";
import { lintValues } from "./lint-source.js";

/** What is wrong with an author's answers, as lint would say it of the spec, each at the flag that gives it. */
export function checkAnswers(answered: Answered, provider: string): Diagnostic[] {
  const { spec, placed, problems } = answered;
  const malformed = problems.map(({ answer, message, help }): Diagnostic => ({
    code: "invalid-answer",
    severity: "error",
    path: pathOf(answer),
    message,
    help,
  }));
  if (malformed.length > 0) return malformed;
  return lintValues(spec, provider).flatMap(({ pointer: place, ...problem }) => {
    if (problem.severity !== "error") return [];
    const given = placed.find(
      ({ pointer }) => place === pointer || place.startsWith(`${pointer}/`),
    );
    return given === undefined ? [] : [{ ...problem, path: pathOf(given.answer) }];
  });
}

function pathOf({ question }: Answer): string {
  return `--${question}`;
}
