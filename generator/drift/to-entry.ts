import { parsePointer, valueAt } from "../openapi/pointer.js";
import { type Change, namedChangeCodes } from "../types/change.js";
import type { Document } from "../types/document.js";
import type { DifferenceEntry } from "../types/drift.js";
import { asObject } from "../types/json.js";

/** The two documents that a change lies between. */
export interface Documents {
  readonly spec: Document;
  readonly upstream: Document;
}

/** The entry of `info.x-link-differences` that records a change. */
export function toEntry(change: Change, documents: Documents): DifferenceEntry {
  const { code, before } = change;
  if (!namedChangeCodes.some((each) => each === code)) return { code, at: before.pointer };
  // A member's place in its list is no name for it.
  const isMember = code.endsWith("member-removed");
  const at = isMember ? before.pointer.replace(/\/\d+$/u, "") : before.pointer;
  return { code, at, names: [nameOf(change, documents)] };
}

/** What the documents call the thing that was added or removed: a property, a member, a media type. */
function nameOf({ code, before, after }: Change, { spec, upstream }: Documents): string {
  const [document, { pointer }] = code.endsWith("removed") ? [spec, before] : [upstream, after];
  const value = valueAt(document.spec, pointer);
  if (/member-\w+$/u.test(code)) return typeof value === "string" ? value : JSON.stringify(value);
  if (code === "server-added") return String(asObject(value)["url"]);
  if (code.endsWith("parameter-added")) return String(asObject(value)["name"]);
  return parsePointer(pointer).at(-1) ?? "";
}
