import type { Document } from "../types/document.js";
import type { JsonObject } from "../types/json.js";
import type { ProviderModel } from "../types/model.js";

/** One of the two documents that are compared. */
export interface Revision {
  readonly document: Document;
  /** What the spec gives; absent for a document that is none of ours. */
  readonly model?: ProviderModel;
}

/** An operation of a document. */
export interface OperationPlace {
  readonly path: string;
  /** Lower case. */
  readonly method: string;
  readonly operation: JsonObject;
  /** The path item, whose parameters and servers are the operation's, too. */
  readonly item: JsonObject;
  /** Where the path item stands, behind its reference. */
  readonly pointer: string;
}

/** One operation in both documents; one that was added or removed is in one of them. */
export interface OperationPair {
  readonly before?: OperationPlace;
  readonly after?: OperationPlace;
}

/** How people write an operation: `POST /link/token`. */
export function nameOf({ method, path }: OperationPlace): string {
  return `${method.toUpperCase()} ${path}`;
}

/** Where an operation stands. */
export function placeOf({ pointer, method }: OperationPlace): string {
  return `${pointer}/${method}`;
}
