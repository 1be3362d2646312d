import type { OperationDescription } from "./operation-description.js";

/**
 * The operation that a request is for, whose rules say whether it may be sent again: of several that
 * match, the one that says most of the path.
 */
export function findOperation<Known extends Pick<OperationDescription, "method" | "path">>(
  operations: readonly Known[],
  { method, path }: { method: string; path: string },
): Known | undefined {
  const [best] = operations
    .filter((each) => each.method === method && pathPattern(each.path).test(path))
    .sort((one, other) => fixedLength(other.path) - fixedLength(one.path));
  return best;
}

/** Matches an operation's path, its parameters filled in. */
function pathPattern(path: string): RegExp {
  const steps = path.split(parameter).map((step) => step.replace(/[.*+?^$()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${steps.join("[^/]+")}$`);
}

function fixedLength(path: string): number {
  return path.replace(parameter, "").length;
}

const parameter = /\{[^}]*\}/g;
