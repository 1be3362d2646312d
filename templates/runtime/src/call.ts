import type { CallOptions } from "./call-options.js";
import type { Operation } from "./operation.js";

/** One use of an operation. */
export interface Call {
  readonly operation: Operation;
  /** The mode whose rules the input has to fit; any of the operation's unless given. */
  readonly mode?: string | undefined;
  /** The request body under public names; left out where the operation has none. */
  readonly input?: unknown;
  readonly options?: CallOptions | undefined;
}
