import { settleProblem } from "../slice/settle-problem.js";
import type { JsonObject } from "../types/json.js";
import { lintValues } from "./lint-values.js";

/** A name that is given may be taken, too, and the next one is tried then. */
const mostRounds = 5;

/** A cut spec without those errors that its document brings along and that take no decision of an author. */
export function settleSpec(spec: JsonObject, provider: string): JsonObject {
  let settled = spec;
  for (let round = 0; round < mostRounds; round += 1) {
    const before = settled;
    for (const problem of lintValues(settled, provider)) {
      settled = settleProblem(settled, problem, round);
    }
    if (settled === before) break;
  }
  return settled;
}
