import { semverStep } from "../../../diff/catalog.js";
import type { DocumentComparison } from "../../../pipeline/compare-documents.js";
import { type Command, type Mistake, mistake, type Options } from "../../command.js";
import { ExitCode, exitCodeOf } from "../../exit-code.js";
import { config, operation, scope } from "../../flags.js";
import { summarizeProblems } from "../../report/phrases.js";
import type { Report } from "../../report/report.js";
import { belowOne, formatChangeCount, isBreaking, renderChange } from "./render-changes.js";
import { readVersion, releaseStep } from "./release-step.js";
import { type ComparisonText, renderChangeset, renderMarkdown } from "./render-markdown.js";

/** `linkmint diff`: says what changed between two documents for those who call the operations. */
export const diff: Command<"operation" | "scope" | "config"> = {
  name: "diff",
  summary: "say what changed between two documents, and whom it breaks",
  usage: "diff OLD NEW",
  details:
    "OLD and NEW are files: specs, or versions of a provider's own document (OpenAPI 3.0 or 3.1).\n" +
    "Only the operations that carry x-link-token in either file count, or those that --operation\n" +
    "names, with everything they reach. Two specs are compared as packages, too: methods, modes,\n" +
    "environments, options. Exit 1 when a change breaks callers.\n\n" +
    "--format markdown is a comment for a pull request, --format changeset a file for .changeset.\n\n" +
    "--json: { operations, step, changes: [{ code, severity, breaks, where, also, message, action,\n" +
    "before: { path, pointer, span }, after }], diagnostics }",
  takes: "files",
  formats: ["markdown", "changeset"],
  flags: { operation, scope, config },
  check({ named }) {
    if (named.length === 2) return undefined;
    const message = named.length < 2 ? "diff takes two files." : "diff takes two files, no more.";
    return mistake(message, "write linkmint diff OLD NEW");
  },
  async run(options, report) {
    const [before = "", after = ""] = options.named;
    const { specs } = options;
    const named = { before, after, operations: options.all("operation"), specs };
    const { compareDocuments } = await import("../../../pipeline/compare-documents.js");
    const comparison = await compareDocuments(named);
    const { sources, diagnostics, changes, operations } = comparison;
    for (const { path } of sources) report.step(`read ${path}`);
    if (changes !== undefined && operations.length === 0) return nothingToCompare();
    report.diagnostics(diagnostics, sources);
    const step = semverStep(changes ?? []);
    if (changes === undefined) {
      report.notice(`${summarizeProblems(diagnostics)}: nothing was compared`, "bad");
      return { exitCode: exitCodeOf(diagnostics), document: { operations, diagnostics } };
    }
    reportChanges(comparison, { changes, operations, step }, { options, report });
    return {
      exitCode: changes.some(isBreaking) ? ExitCode.No : ExitCode.Good,
      document: {
        operations,
        step,
        changes: changes.map((change) => ({ ...change, breaks: isBreaking(change) })),
        diagnostics,
      },
    };
  },
};

function nothingToCompare(): Mistake {
  return mistake(
    "No operation of either file carries x-link-token.",
    'name those to compare, as in --operation "POST /link/token"',
  );
}

function reportChanges(
  { provider }: DocumentComparison,
  text: ComparisonText,
  { options, report }: { readonly options: Options; readonly report: Report },
): void {
  switch (options.format) {
    case "markdown":
      report.output(renderMarkdown(text));
      return;
    case "changeset": {
      const step = releaseStep(text.step, readVersion(options, provider));
      report.output(renderChangeset({ ...text, step }, `${options.scope}/${provider}`));
      return;
    }
    default:
      reportText(text, report);
  }
}

function reportText({ changes, operations, step }: ComparisonText, report: Report): void {
  for (const change of changes) {
    const tell = isBreaking(change) ? report.print : report.detail;
    for (const { text, style } of renderChange(change, ["old", "new"])) tell(text, style);
    tell(`  to do: ${change.action}`);
    tell("");
  }
  if (changes.length === 0) {
    report.detail(`no change for callers of ${operations.join(", ")}`, "good");
    return;
  }
  report.detail(`${formatChangeCount(changes)}: a ${step} step`, step === "major" ? "bad" : "good");
  report.detail(belowOne, "faint");
}
