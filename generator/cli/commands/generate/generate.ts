import { generatePackages, type Plan } from "../../../pipeline.js";
import type { FileChange } from "../../../types/tree.js";
import { type Command, mistake, type Options } from "../../command.js";
import { exitCodeOf } from "../../exit-code.js";
import { config, out, scope, specs } from "../../flags.js";
import { packageDocuments, reportStamp, runPlan } from "../../plan-packages.js";
import { alignColumns, count, describeDuration, describeProblems } from "../../report/phrases.js";
import type { Report } from "../../report/report.js";

type Flags = "specs" | "out" | "scope" | "config" | "watch";

/** `linkmint generate`: writes what the specs give. */
export const generate: Command<Flags> = {
  name: "generate",
  summary: "write the packages that the specs give",
  usage: "generate [provider…]",
  details:
    "Without a provider it makes the package of every spec, and removes the files that it once\n" +
    "wrote for specs that are gone. If any spec has an error, nothing is written. It never touches\n" +
    "files that it did not write; of those that were edited since, it keeps a copy below\n" +
    ".linkmint/kept in the output folder.\n\n" +
    "--watch does it again whenever a spec or the config is saved, until Ctrl-C.\n\n" +
    "--json: { written, packages: [{ provider, milliseconds, changes: [{ kind, reason, path }] }],\n" +
    "kept: [{ path, copy }], diagnostics }",
  flags: {
    ...{ specs, out, scope, config },
    watch: { summary: "run again whenever a spec or the config is saved" },
  },
  check(given) {
    if (!given.has("watch") || given.format === "text") return undefined;
    return mistake("What watches prints text.", "leave out --watch, or the format");
  },
  async run(options, report) {
    const generation = await runPlan(generatePackages, options, report);
    const { diagnostics, written, kept } = generation;
    if (generation.recovered) report.notice("cleared away what a run left that was cut off");
    reportStamp(generation, report);
    report.diagnostics(diagnostics, generation.sources);
    if (written) reportPackages(generation, options, report);
    else report.notice(`${describeProblems(diagnostics)}: nothing was generated`, "bad");
    for (const { path, copy } of kept) report.notice(`kept what was in ${path} as ${copy}`);
    const packages = packageDocuments(generation);
    return {
      exitCode: exitCodeOf(diagnostics),
      document: { written, packages, kept, diagnostics },
    };
  },
};

/** While linkmint watches, what stays as it is goes without saying. */
function reportPackages({ packages }: Plan, options: Options<Flags>, report: Report): void {
  const told = packages.filter(({ changes }) => !options.has("watch") || changes.length > 0);
  const lines = alignColumns(
    told.map(({ provider, changes, milliseconds }) => [
      provider,
      describeChanges(changes) || "unchanged",
      describeDuration(milliseconds),
    ]),
  );
  for (const [index, line] of lines.entries()) {
    report.detail(line, told[index]?.changes.length === 0 ? "faint" : "good");
  }
  const done = describeChanges(packages.flatMap(({ changes }) => changes)) || "nothing to do";
  const time = describeDuration(report.elapsed());
  report.detail(`${count(packages.length, "package")}, ${done} in ${time}`);
}

/** What was done to files, such as `added 9 files` or `updated 2 files, removed 1`; "" if nothing was. */
function describeChanges(changes: readonly FileChange[]): string {
  return verbs
    .map(([kind, verb]) => ({
      verb,
      number: changes.filter((change) => change.kind === kind).length,
    }))
    .filter(({ number }) => number > 0)
    .map(({ verb, number }, index) => `${verb} ${index === 0 ? count(number, "file") : number}`)
    .join(", ");
}

const verbs = [
  ["add", "added"],
  ["update", "updated"],
  ["remove", "removed"],
] as const;
