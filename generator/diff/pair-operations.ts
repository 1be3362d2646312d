import { type LocatedOperation, operationName } from "../openapi/operations.js";
import { isJsonObject } from "../types/json.js";
import type { OperationPair } from "./revision.js";

/** What both documents have to choose from. */
export interface Candidates {
  /** Those to compare. */
  readonly wanted: readonly LocatedOperation[];
  /** Those that a counterpart is looked for among. */
  readonly all: readonly LocatedOperation[];
}

/** Which operations belong together: those of one method and path, else those of one operationId. */
export function pairOperations(before: Candidates, after: Candidates): OperationPair[] {
  const taken = new Set<LocatedOperation>();
  const find = (
    wanted: LocatedOperation,
    all: readonly LocatedOperation[],
  ): LocatedOperation | undefined => {
    const free = all.filter((each) => !taken.has(each));
    return (
      free.find((each) => operationName(each) === operationName(wanted)) ??
      free.find((each) => idOf(each) !== undefined && idOf(each) === idOf(wanted))
    );
  };
  // Whoever kept the name comes first, so that nobody who took its id over is mistaken for it.
  const names = new Set(after.all.map(operationName));
  const olds = [...before.wanted].sort(
    (a, b) => Number(names.has(operationName(b))) - Number(names.has(operationName(a))),
  );
  const pairs = olds.map((old): OperationPair => {
    const now = find(old, after.all);
    if (now !== undefined) taken.add(now);
    return now === undefined ? { before: old } : { before: old, after: now };
  });
  const rest = after.wanted
    .filter((now) => !taken.has(now))
    .map((now): OperationPair => {
      const old = find(
        now,
        before.all.filter((each) => !before.wanted.includes(each)),
      );
      return old === undefined ? { after: now } : { before: old, after: now };
    });
  return [...pairs, ...rest];
}

/** Whether a spec of ours generates an operation. */
export function isMarked({ operation }: LocatedOperation): boolean {
  return isJsonObject(operation["x-link-token"]);
}

function idOf({ operation }: LocatedOperation): string | undefined {
  const id = operation["operationId"];
  return typeof id === "string" ? id : undefined;
}
