import { join } from "node:path";
import { planSpec } from "../../generator/pipeline/plan-spec.js";
import type { Answer } from "../../generator/types/answers.js";
import { scratch } from "../write/scratch.js";

/** What `add` would write for the operation `mint` of a document, without a process of its own. */
export function planFrom(document: string, answers: readonly Answer[] = []) {
  const folder = scratch({ "acme.yaml": document });
  const from = join(folder, "acme.yaml");
  const specs = join(folder, "specs");
  return planSpec({
    ...{ provider: "acme", specs, from, answers, operations: ["mint"] },
    external: "refused",
  });
}
