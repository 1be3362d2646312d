import type { OperationPlace } from "../openapi/operations.js";
import type { ChangeCode } from "../types/change.js";
import type { Document } from "../types/document.js";
import type { ProviderModel } from "../types/model.js";

/** One of the two documents that are compared. */
export interface Revision {
  readonly document: Document;
  /** What the spec gives; absent for a document that is none of ours. */
  readonly model?: ProviderModel;
}

/** One operation in both documents; one that was added or removed is in one of them. */
export interface OperationPair {
  readonly before?: OperationPlace;
  readonly after?: OperationPlace;
}

/** A change before it is placed: JSON Pointers say where in either document. */
export interface Finding {
  readonly code: ChangeCode;
  readonly where: string;
  readonly message: string;
  readonly before: string;
  readonly after: string;
}

/** A finding without its code, to which several may belong. */
export type FindingPlace = Omit<Finding, "code" | "message">;
