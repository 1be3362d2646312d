import { lintSpecs } from "../../pipeline.js";
import type { Command } from "../command.js";
import { count } from "../count.js";
import { describeProblems } from "../describe-problems.js";
import { exitCodeOf } from "../exit-code.js";

/** `linkmint lint`: names every problem in the specs. */
export const lint: Command = {
  name: "lint",
  summary: "name every problem in the specs",
  usage: "lint [provider…]",
  details:
    "Each problem comes with its place in the spec and what to do about it. Writes nothing.\n\n" +
    "--json: { specs: [{ provider, path }], diagnostics }",
  flags: ["specs", "config"],
  async run(options, report) {
    const { sources, diagnostics } = await lintSpecs(options);
    report.diagnostics(diagnostics, sources);
    const specs = count(sources.length, "spec");
    const problems = describeProblems(diagnostics);
    if (problems === "") report.detail(`${specs}, no problems`, "good");
    else report.notice(`${specs}, ${problems}`);
    return {
      exitCode: exitCodeOf(diagnostics),
      document: {
        specs: sources.map(({ provider, path }) => ({ provider, path })),
        diagnostics,
      },
    };
  },
};
