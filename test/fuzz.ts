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
  const numRuns = readWhole("FUZZ_RUNS", runs);
  return {
    numRuns,
    seed: readWhole("FUZZ_SEED", 20261124),
    interruptAfterTimeLimit: 300_000 * Math.max(1, numRuns / runs),
    markInterruptAsFailure: true,
  };
}

function readWhole(name: string, otherwise: number): number {
  const text = process.env[name];
  if (text === undefined) return otherwise;
  if (!/^[1-9]\d*$/u.test(text))
    throw new Error(`${name} is to be a whole number, and is "${text}"`);
  return Number(text);
}
