import { parsePointer, toPointer, valueAt } from "../openapi/pointer.js";
import { componentKey, targetOf } from "../openapi/reference.js";
import { type Change, type ChangePlace, namedChangeCodes } from "../types/change.js";
import type { Document } from "../types/document.js";
import type { DifferenceEntry } from "../types/drift.js";
import { type JsonValue, asObject } from "../types/json.js";

/** What of a change tells its entry: its code, and its location in either document. */
export interface Differing extends Pick<Change, "code"> {
  readonly before: Pick<ChangePlace, "pointer">;
  readonly after: Pick<ChangePlace, "pointer">;
}

/** The two documents that a change lies between. */
export interface Documents {
  readonly spec: Document;
  readonly upstream: Document;
}

/** The entry of `info.x-link-differences` that records a change. */
export function toEntry(change: Differing, documents: Documents): DifferenceEntry {
  const { code, before } = change;
  if (!namedChangeCodes.some((each) => each === code)) return { code, at: before.pointer };
  const at = code.endsWith("member-removed") ? listOfMember(before.pointer) : before.pointer;
  return { code, at, names: [nameOf(change, documents)] };
}

/** Returns where the list stands that a member is in, whose location there is no name for it. */
function listOfMember(pointer: string): string {
  const steps = parsePointer(pointer);
  const isIn = steps.at(-1) === "$ref" || isMapped(steps) || /^\d+$/u.test(steps.at(-1) ?? "");
  return isIn ? toPointer(steps.slice(0, -1)) : pointer;
}

/** Returns whether a pointer leads to what a discriminator maps a value to. */
function isMapped(steps: readonly string[]): boolean {
  return steps.at(-2) === "mapping" && steps.at(-3) === "discriminator";
}

/** Returns a member of an enum, or the value by which a discriminator names a schema. */
function nameOfMember(value: JsonValue | undefined, pointer: string): string {
  const steps = parsePointer(pointer);
  const last = steps.at(-1) ?? "";
  if (isMapped(steps) || componentKey(pointer) !== undefined) return last;
  if (typeof value !== "string") return JSON.stringify(value);
  return last === "$ref" ? (parsePointer(targetOf(value)).at(-1) ?? value) : value;
}

/** What the documents call the thing that was added or removed: a property, a member, a media type. */
function nameOf({ code, before, after }: Differing, { spec, upstream }: Documents): string {
  const [document, { pointer }] = code.endsWith("removed") ? [spec, before] : [upstream, after];
  const value = valueAt(document.spec, pointer);
  if (/member-\w+$/u.test(code)) return nameOfMember(value, pointer);
  if (code === "server-added") return String(asObject(value)["url"]);
  if (code.endsWith("parameter-added")) return String(asObject(value)["name"]);
  return parsePointer(pointer).at(-1) ?? "";
}
