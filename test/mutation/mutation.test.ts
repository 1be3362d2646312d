import { describe, expect, test } from "vitest";
import { runStryker } from "./run-stryker.js";
import { survivors } from "./survivors.js";
import { targets } from "./targets.js";

describe.each(Object.entries(targets))("%s", (file, names) => {
  test("has 85 % of its mutants killed, and lists the others", async () => {
    const outcome = await runStryker(file, names);
    console.log(`${file}: ${outcome.killed} of ${outcome.mutants} mutants killed`);
    expect(outcome.survivors.toSorted()).toEqual(Object.keys(survivors[file] ?? {}).toSorted());
    expect(outcome.killed / outcome.mutants).toBeGreaterThanOrEqual(0.85);
  });
});
