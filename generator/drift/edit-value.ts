import type { JsonValue } from "../types/json.js";
import type { SpecEdit } from "../types/spec-edit.js";
import { isJsonList, isJsonObject } from "../util/json.js";
import { parsePointer, toPointer } from "../util/pointer.js";
import { valueAt } from "../util/value-at.js";

/** What a document says after an edit; nothing where it holds no such place. */
export function editValue(document: JsonValue, edit: SpecEdit): JsonValue | undefined {
  if (!isJsonObject(document)) return undefined;
  const root = structuredClone(document);
  if (edit.kind === "remove") {
    const steps = parsePointer(edit.pointer);
    const last = steps.pop() ?? "";
    const owner = valueAt(root, toPointer(steps));
    if (isJsonList(owner)) (owner as JsonValue[]).splice(Number(last), 1);
    else if (isJsonObject(owner)) delete (owner as Record<string, JsonValue>)[last];
    else return undefined;
    return root;
  }
  const owner = valueAt(root, edit.pointer);
  if (edit.kind === "append") {
    if (!isJsonList(owner)) return undefined;
    (owner as JsonValue[]).push(edit.value);
    return root;
  }
  if (!isJsonObject(owner)) return undefined;
  // Not by assignment: a key may be __proto__.
  Object.defineProperty(owner, edit.key, {
    value: edit.value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
  return root;
}
