import { isDeepStrictEqual } from "node:util";
import { Lexer, parse } from "yaml";
import { changeAt, parsePointer, toPointer, valueAt } from "../../openapi/pointer.js";
import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from "../../types/json.js";
import type { SpecEdit } from "../../types/spec-edit.js";
import { editText } from "./edit-text.js";
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

/** What a document says after edits; nothing where it holds no such places. */
export function editValues(
  document: JsonObject,
  edits: readonly SpecEdit[],
): JsonObject | undefined {
  const edited = edits.reduce<JsonValue | undefined>(
    (value, edit) => (value === undefined ? undefined : editValue(value, edit)),
    document,
  );
  return isJsonObject(edited) ? edited : undefined;
}

/** What a document says after an edit; nothing where it holds no such place. */
export function editValue(document: JsonValue, edit: SpecEdit): JsonValue | undefined {
  const path = parsePointer(edit.pointer);
  const last = edit.kind === "remove" ? (path.pop() ?? "") : "";
  const owner = valueAt(document, toPointer(path));
  const edited = owner === undefined ? undefined : editOwner(owner, edit, last);
  return edited === undefined ? undefined : changeAt(document, path, () => edited);
}

/** The collection that an edit is made in, afterwards. */
function editOwner(owner: JsonValue, edit: SpecEdit, last: string): JsonValue | undefined {
  switch (edit.kind) {
    case "append":
      return isJsonList(owner) ? [...owner, edit.value] : undefined;
    case "set":
      return isJsonObject(owner) ? { ...owner, [edit.key]: edit.value } : undefined;
    case "remove": {
      if (isJsonList(owner)) return owner.filter((_, index) => String(index) !== last);
      if (!isJsonObject(owner)) return undefined;
      const { [last]: _, ...rest } = owner;
      return rest;
    }
    default:
      return edit satisfies never;
  }
}
