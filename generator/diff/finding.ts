import type { ChangeCode } from "../types/change.js";

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
