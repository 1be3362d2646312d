import type { ReceivedResponse } from "./receive.js";

/** How a success is read that is no JSON object: what `textResponse` gives. */
export interface ResponseReader {
  /** What it ought to be, such as "a text". */
  readonly wanted: string;
  /** The success body; `undefined` where the response is something else. */
  readonly read: (received: ReceivedResponse) => unknown;
}
