import type { DocumentProblem } from "../diagnostics/place-problems.js";
import { quote } from "../diagnostics/quote.js";
import { parsePointer, toPointer, valueAt } from "../openapi/pointer.js";
import { isExternal, referenceOf } from "../openapi/reference.js";
import { asObject, type JsonObject } from "../types/json.js";
import { mountKey } from "./mount-document.js";

const correct = "correct it in a copy of the document, or ask the provider to";

/** A reference to another file or to the network. */
export function externalReference(reference: string, pointer: string): DocumentProblem {
  return {
    code: "external-reference",
    pointer,
    message: `The reference ${quote(reference)} leads out of the document.`,
    help: "bundle the document into one file first, for example with npx @redocly/cli bundle",
  };
}

/** A reference to what is not there. */
export function unresolvedReference(reference: string, pointer: string): DocumentProblem {
  return {
    code: "unresolved-reference",
    pointer,
    message: `The reference ${quote(reference)} leads nowhere in the document.`,
    help: correct,
  };
}

/** References that lead to one another, by the pointers they lead to: one problem, wherever it is met. */
export function circularReference(loop: readonly string[]): DocumentProblem {
  const [first = ""] = loop.toSorted();
  return {
    code: "circular-reference",
    pointer: `${first}/$ref`,
    message: `The reference ${quote(`#${first}`)} leads back to itself.`,
    help: correct,
  };
}

/** A reference from a schema to something that is none. */
export function unsupportedReference(reference: string, pointer: string): DocumentProblem {
  return {
    code: "unsupported-reference",
    pointer,
    message: `The reference ${quote(reference)} leads to something that is no schema.`,
    help: correct,
  };
}

/** A reference that is a name, which JSON Schema finds by `$anchor`, `$id` or `$dynamicAnchor` (2020-12, 8.2). */
export function namedReference(reference: string, pointer: string): DocumentProblem {
  return {
    code: "unsupported-reference",
    pointer,
    message: `The reference ${quote(reference)} is a name of a schema; only JSON Pointers are followed.`,
    help: "write it in a copy of the document as the place of that schema, such as #/components/schemas/Name",
  };
}

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
  problems: readonly DocumentProblem[],
): readonly DocumentProblem[] {
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
