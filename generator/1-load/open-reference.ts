import { realpathSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import type { Checked } from "../types/diagnostic.js";
import type { Document } from "../types/document.js";
import { fetchUpstream, isUrl } from "./fetch-upstream.js";
import { parsePart } from "./parse-upstream.js";
import { readSource, toDisplayPath } from "./read-source.js";
/** Where a document was found: a file or an address. */
export type Location = string;

/** A reference out of a document, and what may be followed. */
export interface ReferenceRequest {
  readonly provider: string;
  /** What stands before the `#`. */
  readonly address: string;
  /** The document that the reference stands in. */
  readonly from: Location;
  /** The document that the operations are cut from: its folder is what may be read. */
  readonly root: Location;
  /** Whether the user allows what lies elsewhere. */
  readonly external: "allowed" | "refused";
}

/** Where a reference leads, or why it is not followed. */
export type Opened =
  | { readonly kind: "document"; readonly location: Location; readonly document: Document }
  | { readonly kind: "refused" }
  | { readonly kind: "unreadable"; readonly reason: string }
  | { readonly kind: "invalid"; readonly checked: Checked<Document> };

/** The absolute place of the document that a reference leads to. */
export function locateReference(address: string, from: Location): Location {
  if (isUrl(address)) return address;
  if (isUrl(from)) return new URL(address, from).href;
  return resolve(dirname(from), decode(address));
}

/** Opens the document that a reference leads to: a file of the root's folder, and others where they are allowed. */
export async function openReference(request: ReferenceRequest): Promise<Opened> {
  const { provider, address, from, root, external } = request;
  const location = locateReference(address, from);
  if (external === "refused" && !isWithin(location, root)) return { kind: "refused" };
  const source = isUrl(location)
    ? await fetchUpstream({ provider, url: location })
    : await readSource({ provider, path: toDisplayPath(location), location });
  if (source.value === undefined) {
    return { kind: "unreadable", reason: source.diagnostics[0]?.message ?? "" };
  }
  const parsed = parsePart(source.value);
  return parsed.value === undefined
    ? { kind: "invalid", checked: parsed }
    : { kind: "document", location, document: parsed.value };
}

/** Whether a file lies in the folder of another one, or below; links are followed first. */
function isWithin(location: Location, root: Location): boolean {
  if (isUrl(location) || isUrl(root)) return false;
  const way = relative(dirname(realPath(resolve(root))), realPath(location));
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** A path without links; of a file that is not there, that of its folder decides. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const folder = dirname(path);
    return folder === path ? path : resolve(realPath(folder), relative(folder, path));
  }
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
