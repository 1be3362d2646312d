import { isScalar, Scalar } from "yaml";

/** Whether a node is the `<<` that merges another mapping into its own (https://yaml.org/type/merge.html). */
export function isMergeKey(node: unknown): boolean {
  return isScalar(node) && node.value === "<<" && node.type === Scalar.PLAIN;
}
