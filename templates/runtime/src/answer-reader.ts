import type { Answer } from "./receive.js";

/** How a success is read that is no JSON object: what `textAnswer` gives. */
export interface AnswerReader {
  /** What it ought to be, such as "a text". */
  readonly wanted: string;
  /** The success body; `undefined` where the answer is something else. */
  readonly read: (answer: Answer) => unknown;
}
