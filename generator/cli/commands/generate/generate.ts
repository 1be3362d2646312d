import {
  displayPath,
  generatePackages,
  hasErrors,
  type Plan,
  previewPackages,
} from "../../../pipeline.js";
import type { FileChange } from "../../../types/tree.js";
import { type Command, mistake, type Options } from "../../command.js";
import { dryRun } from "../../dry-run.js";
import { exitCodeOf } from "../../exit-code.js";
import { config, out, scope, specs, warningFlags, workers } from "../../flags.js";
import { countPackages, packageDocuments, reportStamp, runPlan } from "../../plan-packages.js";
import { alignColumns, count, formatDuration, summarizeProblems } from "../../report/phrases.js";
import type { Report } from "../../report/report.js";

type Flags =
  | "specs"
  | "out"
  | "scope"
  | "config"
  | "watch"
  | "workers"
  | "dry-run"
  | keyof typeof warningFlags;

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
    "With --strict or --max-warnings it finds the warnings of lint as well, and writes nothing where they\n" +
    "fail the run.\n\n" +
    "--watch does it again whenever a spec or the config is saved, until Ctrl-C.\n\n" +
    "--json: { written, packages: [{ provider, milliseconds, changes: [{ kind, reason, path }] }],\n" +
    "kept: [{ path, copy }], diagnostics }",
  flags: {
    ...{ specs, out, scope, config },
    "dry-run": dryRun,
    ...warningFlags,
    workers,
    watch: { summary: "run again whenever a spec or the config is saved" },
  },
  check(given) {
    if (!given.has("watch")) return undefined;
    if (given.has("dry-run")) {
      return mistake("--watch and --dry-run exclude each other.", "write one of them");
    }
    if (given.format === "text") return undefined;
    return mistake("What watches prints text.", "leave out --watch, or the format");
  },
  async run(options, report) {
    const isDry = options.has("dry-run");
    const would = isDry ? "would have " : "";
    const run = isDry ? previewPackages : generatePackages;
    const generation = await runPlan(run, options, report);
    const { diagnostics, written, kept } = generation;
    if (generation.recovered) {
      report.notice(`${would}cleared away what a run left that was cut off`);
    }
    reportStamp(generation, report);
    report.diagnostics(diagnostics, generation.sources);
    if (hasErrors(diagnostics)) {
      report.notice(`${summarizeProblems(diagnostics)}: nothing was generated`, "bad");
    } else {
      if (isDry) reportFiles(generation, report);
      reportPackages(generation, options, report);
    }
    for (const { path, copy } of kept) report.notice(`${would}kept what was in ${path} as ${copy}`);
    if (isDry) report.notice("a dry run: nothing was written");
    const packages = packageDocuments(generation);
    return {
      exitCode: exitCodeOf(diagnostics),
      document: { written, packages, kept, diagnostics },
    };
  },
};

/** Each file that a run would write or remove. */
function reportFiles({ packages }: Plan, report: Report): void {
  for (const { folder, changes } of packages) {
    for (const { kind, path } of changes) {
      report.print(`would ${kind.padEnd("update".length)}  ${displayPath(folder, path)}`);
    }
  }
}

/** While linkmint watches, what stays as it is goes without saying. */
function reportPackages(plan: Plan, options: Options<Flags>, report: Report): void {
  const { packages } = plan;
  const would = options.has("dry-run") ? "would have " : "";
  const told = packages.filter(({ changes }) => !options.has("watch") || changes.length > 0);
  const lines = alignColumns(
    told.map(({ provider, changes, milliseconds }) => [
      provider,
      changes.length > 0 ? `${would}${summarizeChanges(changes)}` : "unchanged",
      formatDuration(milliseconds),
    ]),
  );
  for (const [index, line] of lines.entries()) {
    report.detail(line, told[index]?.changes.length === 0 ? "faint" : "good");
  }
  const done = summarizeChanges(packages.flatMap(({ changes }) => changes));
  const time = formatDuration(report.elapsed());
  const what = done === "" ? "nothing to do" : `${would}${done}`;
  report.detail(`${countPackages(plan, options)}, ${what} in ${time}`);
}

/** What was done to files, such as `added 9 files` or `updated 2 files, removed 1`; "" if nothing was. */
function summarizeChanges(changes: readonly FileChange[]): string {
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
