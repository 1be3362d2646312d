import type { Problem } from "../diagnostics/problem.js";
import { quote } from "../diagnostics/quote.js";
import { parsePointer, toPointer, valueAt } from "../openapi/pointer.js";
import { isExternal, referenceOf } from "../openapi/reference.js";
import { asObject, type JsonObject } from "../types/json.js";
import { mountKey } from "./mount-document.js";

const bundle = "bundle the document into one file first, for example with npx @redocly/cli bundle";
const splitHelp = "bundle it into one file first, for example with npx @redocly/cli bundle";
const correct = "correct it in a copy of the document, or ask the provider to";

const faults = {
  /** It leads to another file or to the network. */
  external: ["external-reference", "leads out of the document.", bundle],
  unresolved: ["unresolved-reference", "leads nowhere in the document.", correct],
  circular: ["circular-reference", "leads back to itself.", correct],
  unsupported: ["unsupported-reference", "leads to something that is no schema.", correct],
  /** It is a name, which JSON Schema finds by `$anchor`, `$id` or `$dynamicAnchor` (2020-12, 8.2). */
  named: [
    "unsupported-reference",
    "is a name of a schema, or relative to one; only JSON Pointers into the document are followed.",
    "write it in a copy of the document as the location of that schema, such as #/components/schemas/Name",
  ],
} as const;

/** What is wrong with a reference. */
export function referenceProblem(
  kind: keyof typeof faults,
  reference: string,
  pointer: string,
): Problem {
  const [code, message, help] = faults[kind];
  return { code, pointer, message: `The reference ${quote(reference)} ${message}`, help };
}

/** The reference at a location: what stands before and behind its `#`. */
export function referenceAt(
  spec: JsonObject,
  pointer: string,
): { readonly reference: string; readonly address: string; readonly fragment: string } {
  const reference = String(valueAt(spec, pointer));
  const [address = "", fragment = ""] = reference.split(/#(.*)/su);
  return { reference, address, fragment };
}

/** Where a document stands that is mounted under a key. */
export function mountPointer(key: string): string {
  return toPointer([mountKey, key]);
}

/** The key of the mounted document that a location is in, and the location within it; nothing in the root document. */
export function splitMount(
  pointer: string,
): { readonly key: string; readonly pointer: string } | undefined {
  const [room, key = "", ...inner] = parsePointer(pointer);
  return room === mountKey ? { key, pointer: toPointer(inner) } : undefined;
}

/** The references of path items out of the document: one may hold an operation that was not found. */
export function externalPaths(spec: JsonObject, problems: readonly Problem[]): readonly Problem[] {
  const problem = problems.find(({ code }) => code === "unknown-operation");
  if (problem === undefined) return [];
  return Object.entries(asObject(spec["paths"])).flatMap(([path, item]) => {
    const reference = referenceOf(item);
    if (reference === undefined || !isExternal(reference)) return [];
    const pointer = toPointer(["paths", path, "$ref"]);
    return [{ ...problem, code: "external-reference" as const, pointer }];
  });
}

/** A reference that leads to what cannot be read. */
export function unreadableReference(reference: string, reason: string) {
  return {
    message: `The reference ${quote(reference)} leads to what cannot be read: ${reason}`,
    help: splitHelp,
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
  return { message: `The document is split into more than ${most} files.`, help: splitHelp };
}
