import type { Allowance } from "./build-context.js";
import { isWithin, type Problem, valueProblem } from "../diagnostics/problem.js";

/** The problems that no allowance is about, and the allowances that are about none. */
export function applyAllowances(
  allowances: readonly Allowance[],
  problems: readonly Problem[],
): Problem[] {
  const left = problems.filter((problem) => !isAllowed(allowances, problem));
  const unused = allowances
    .filter((each) => !problems.some((problem) => covers(each, problem)))
    .map(({ code, pointer }): Problem =>
      valueProblem("unused-allowance", pointer, [
        `There is no ${code} here to allow.`,
        "remove the item, or move it to what it is about",
      ]),
    );
  return [...left, ...unused];
}

/** Whether an author wants a problem, which errors never are. */
export function isAllowed(allowances: readonly Allowance[], problem: Problem): boolean {
  return allowances.some((each) => covers(each, problem));
}

function covers({ code, location }: Allowance, problem: Problem): boolean {
  return code === problem.code && isWithin(problem.pointer, location);
}
