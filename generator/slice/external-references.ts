import { quote } from "../diagnostics/quote.js";
import { parsePointer, toPointer, valueAt } from "../openapi/pointer.js";
import { isExternal, referenceOf } from "../openapi/reference.js";
import { type JsonObject, asObject } from "../types/json.js";
import { mountKey } from "./mount-document.js";
import type { SliceProblem } from "./reference-problems.js";

/** The reference at a place: what stands before and behind its `#`. */
export function referenceAt(
  spec: JsonObject,
  pointer: string,
): { readonly reference: string; readonly address: string; readonly fragment: string } {
  const reference = String(valueAt(spec, pointer));
  const [address = "", fragment = ""] = reference.split(/#(.*)/su);
  return { reference, address, fragment };
}

/** Where a document stands that is mounted under a key. */
export function mountPlace(key: string): string {
  return toPointer([mountKey, key]);
}

/** The key of the mounted document that a place is in, and the place within it; nothing in the root document. */
export function splitMount(
  pointer: string,
): { readonly key: string; readonly pointer: string } | undefined {
  const [room, key = "", ...inner] = parsePointer(pointer);
  return room === mountKey ? { key, pointer: toPointer(inner) } : undefined;
}

/** The references of path items out of the document: one may hold an operation that was not found. */
export function externalPaths(
  spec: JsonObject,
  problems: readonly SliceProblem[],
): readonly SliceProblem[] {
  const problem = problems.find(({ code }) => code === "unknown-operation");
  if (problem === undefined) return [];
  return Object.entries(asObject(spec["paths"])).flatMap(([path, item]) => {
    const reference = referenceOf(item);
    if (reference === undefined || !isExternal(reference)) return [];
    const pointer = toPointer(["paths", path, "$ref"]);
    return [{ ...problem, code: "external-reference" as const, pointer }];
  });
}

const bundle = "bundle it into one file first, for example with npx @redocly/cli bundle";

/** A reference that leads to what cannot be read. */
export function unreadableReference(reference: string, reason: string) {
  return {
    message: `The reference ${quote(reference)} leads to what cannot be read: ${reason}`,
    help: bundle,
  };
}

/** A reference that leads further than the user allows. */
export function refusedReference(reference: string) {
  return {
    message: `The reference ${quote(reference)} leads out of the document's folder.`,
    help: "add --allow-external to follow it, if you trust where it leads",
  };
}

/** A document of too many parts. */
export function tooManyDocuments(most: number) {
  return { message: `The document is split into more than ${most} files.`, help: bundle };
}
