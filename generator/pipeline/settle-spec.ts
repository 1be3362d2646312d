import { editValues } from "../5-write/edit-value.js";
import { withoutExample } from "../slice/upgrade-schema.js";
import type { JsonObject } from "../types/json.js";
import { lintValues, type ValueProblem } from "./lint-values.js";

/** Enough for any document that somebody wrote; what is left, lint tells. */
const mostRounds = 100;

/**
 * A cut spec without those errors that its document brings along and that take no decision of an author: examples that
 * the document's own schemas refuse are left out, and what the rules know how to put right is.
 */
export function settleSpec(spec: JsonObject, provider: string): JsonObject {
  let settled = spec;
  for (let round = 0; round < mostRounds; round += 1) {
    const next = settleOnce(settled, lintValues(settled, provider));
    if (next === settled) break;
    settled = next;
  }
  return settled;
}

/** One at a time, but for examples: what one edit takes out of a list moves what the next is about. */
function settleOnce(spec: JsonObject, problems: readonly ValueProblem[]): JsonObject {
  const examples = problems.filter(({ code }) => code === "invalid-example");
  if (examples.length > 0) {
    return examples.reduce((rest, { pointer }) => withoutExample(rest, pointer), spec);
  }
  const { edits = [] } = problems.find((each) => each.edits !== undefined) ?? {};
  return edits.length === 0 ? spec : (editValues(spec, edits) ?? spec);
}
