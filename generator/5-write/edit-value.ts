import { changeAt, parsePointer, toPointer, valueAt } from "../openapi/pointer.js";
import { type JsonObject, type JsonValue, isJsonList, isJsonObject } from "../types/json.js";
import type { SpecEdit } from "../types/spec-edit.js";

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
