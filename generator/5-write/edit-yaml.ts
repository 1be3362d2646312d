import { isDeepStrictEqual } from "node:util";
import { Lexer, parse } from "yaml";
import type { JsonValue } from "../types/json.js";
import type { SpecEdit } from "../types/spec-edit.js";
import { editText } from "./edit-text.js";
import { editValue } from "./edit-value.js";
import { isJson } from "./parse-object.js";

/**
 * A YAML text with edits made where they belong: every other line, comment and line ending stays as it was, and JSON is
 * JSON still. Nothing where the text leaves no simple way, such as within an alias or in what aliases repeat.
 */
export function editYaml(text: string, edits: readonly SpecEdit[]): string | undefined {
  let current = text;
  for (const edit of edits) {
    const next = editText(current, edit);
    if (next === undefined || !isFaithful(current, next, edit)) return undefined;
    current = next;
  }
  return current;
}

/** Whether an edited text says what it should, in the language that it was in, and has lost no comment. */
function isFaithful(before: string, after: string, edit: SpecEdit): boolean {
  if (isJson(before) && !isJson(after)) return false;
  try {
    const wanted = editValue(read(before), edit);
    if (wanted === undefined || !isDeepStrictEqual(read(after), wanted)) return false;
  } catch {
    return false;
  }
  const kept = commentsOf(after);
  return commentsOf(before).every((comment) => {
    const index = kept.indexOf(comment);
    return index >= 0 && kept.splice(index, 1).length === 1;
  });
}

function read(text: string): JsonValue {
  return parse(text, { merge: true, schema: "core", stringKeys: true }) as JsonValue;
}

/** Comments, and lines of blocks that look like some. */
function commentsOf(text: string): string[] {
  return [...new Lexer().lex(text)].filter((token) => token.startsWith("#"));
}
