/** How many values a property is tried with, and which. */
export interface FuzzSettings {
  readonly numRuns: number;
  readonly seed: number;
  readonly interruptAfterTimeLimit: number;
  readonly markInterruptAsFailure: boolean;
}

/**
 * How fast-check tries a property: with the same values each time, so that a commit that passed does not fail
 * elsewhere. FUZZ_SEED gives others and FUZZ_RUNS another number of them. What takes minutes is given up, the
 * search for a smaller counterexample included, since no test runner can end what never yields.
 */
export function fuzz(runs: number): FuzzSettings {
  const { FUZZ_RUNS: numRuns = runs, FUZZ_SEED: seed = 20261124 } = process.env;
  return {
    numRuns: Number(numRuns),
    seed: Number(seed),
    interruptAfterTimeLimit: 300_000 * Math.max(1, Number(numRuns) / runs),
    markInterruptAsFailure: true,
  };
}
