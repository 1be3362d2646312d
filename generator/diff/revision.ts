import type { OperationPlace } from "../openapi/operations.js";
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
