import { lintDocument } from "../2-lint/lint-document.js";
import type { Answered } from "../slice/apply-answers.js";
import type { Answer } from "../types/answers.js";
import type { Diagnostic, Span } from "../types/diagnostic.js";
import type { OpenApi } from "../types/openapi.js";

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
  // The spec has no text yet, so that its places are numbered in place of lines.
  const places: string[] = [];
  const locate = (pointer: string): Span => {
    const line = places.push(pointer);
    return { start: { line, column: 1 }, end: { line, column: 1 } };
  };
  const source = { provider, path: "", text: "" };
  const found = lintDocument({ source, spec: spec as unknown as OpenApi, locate });
  return found.flatMap(({ span, ...problem }) => {
    if (problem.severity !== "error") return [];
    const place = places[(span?.start.line ?? 0) - 1] ?? "";
    const given = placed.find(
      ({ pointer }) => place === pointer || place.startsWith(`${pointer}/`),
    );
    return given === undefined ? [] : [{ ...problem, path: pathOf(given.answer) }];
  });
}

function pathOf({ question }: Answer): string {
  return `--${question}`;
}
