import { hasErrors } from "../../../pipeline.js";
import type { DriftReport, ProviderDrift } from "../../../pipeline/find-drifts.js";
import { type Command, type Mistake, mistake, type Options } from "../../command.js";
import { createReplacing, dryRun, reportDryRun, toDocument } from "../../dry-run.js";
import { ExitCode, exitCodeOf } from "../../exit-code.js";
import { config, specs } from "../../flags.js";
import { summarizeProblems } from "../../report/phrases.js";
import { renderGithub, toAnnotation } from "../../report/render-github.js";
import type { Report } from "../../report/report.js";
import { isBreaking } from "../diff/render-changes.js";
import { renderDriftMarkdown } from "./render-drift-markdown.js";
import {
  annotateDrift,
  summarizeDrift,
  isFaithful,
  renderFinding,
  renderStale,
  takeOverVerb,
} from "./render-drift.js";

/** `linkmint drift`: holds specs against their providers' newest documents. */
export const drift: Command<"upstream" | "apply" | "specs" | "config" | "dry-run"> = {
  name: "drift",
  summary: "say where a provider's document and our spec part",
  usage: "drift [provider…]",
  details:
    "Compares a spec with the provider's own document (--upstream, else what the spec names in\n" +
    "info.x-link-provider.upstream) for the operations that carry x-link-token. Without providers it\n" +
    "takes all whose specs name a document. Differences that info.x-link-differences records, with\n" +
    "reasons, are expected; one that is recorded and gone is stale. Properties that x-link-token omits\n" +
    "are no difference. Exit 1 where something differs and is not recorded, or is stale.\n\n" +
    "--apply makes the spec follow the document in what breaks no caller, and touches nothing else in the\n" +
    "file: a difference is taken over where nothing else comes of it, no warning either. The rest is left,\n" +
    "with the reason.\n\n" +
    "--json: { providers: [{ provider, upstream, operations, taken, findings: [{ code, severity, breaks, where,\n" +
    "message, action, before: { path, pointer, span }, after, entry, left }], stale: [{ code, at, names,\n" +
    "reason, location }], recorded: [{ …, changes }] }], silent, diagnostics }, with --apply and { edits:\n" +
    "[{ path, after }] }",
  formats: ["markdown", "github"],
  flags: {
    upstream: {
      value: "FILE|URL",
      summary: "the provider's newest document (default: what the spec names)",
    },
    apply: { summary: "take over what breaks nobody, in the files of the specs" },
    "dry-run": dryRun,
    ...{ specs, config },
  },
  check(given) {
    if (given.has("dry-run") && !given.has("apply")) {
      return mistake(
        "Without --apply drift writes nothing.",
        "add --apply, or leave out --dry-run",
      );
    }
    if (!given.has("upstream") || given.providers.length === 1) return undefined;
    const message = "--upstream is the document of one provider.";
    return mistake(message, "write linkmint drift acme --upstream FILE|URL");
  },
  async run(options, report) {
    const upstream = options.last("upstream");
    const { findDrifts } = await import("../../../pipeline/find-drifts.js");
    const { replace, edits } = createReplacing(options);
    const found = await findDrifts({
      ...options,
      ...(upstream !== undefined && { upstream }),
      ...(options.has("apply") && { replace }),
    });
    const { drifts, silent, diagnostics, sources } = found;
    for (const { path } of sources) report.step(`read ${path}`);
    for (const provider of silent) report.step(`${provider}: skipped, since it names no document`);
    const nothing = nothingToCompare(found, options);
    if (nothing !== undefined) return nothing;
    reportDrifts(found, options, report);
    if (options.format !== "github") report.diagnostics(diagnostics, sources);
    if (options.has("dry-run") && options.format === "text") await reportDryRun(edits, report);
    const exitCode = exitCodeOf(diagnostics);
    if (exitCode !== ExitCode.Good) {
      report.notice(`${summarizeProblems(diagnostics)}: not everything was compared`, "bad");
    }
    return {
      exitCode: exitCode === ExitCode.Good && !drifts.every(isFaithful) ? ExitCode.No : exitCode,
      document: {
        ...{ providers: drifts.map(toDriftDocument), silent, diagnostics },
        ...(options.has("apply") && { edits: edits.map(toDocument) }),
      },
    };
  },
};

/** Whoever names a provider means it to be compared; else one document at all is enough. */
function nothingToCompare(
  { drifts, silent, diagnostics }: DriftReport,
  { providers }: Options,
): Mistake | undefined {
  const [first] = silent;
  if (first === undefined || hasErrors(diagnostics)) return undefined;
  if (providers.length === 0) {
    if (drifts.length > 0) return undefined;
    const message = "No spec names the provider's own document.";
    return mistake(message, "write linkmint drift acme --upstream FILE|URL");
  }
  const message = `The spec of ${first} does not name the provider's own document.`;
  const help = "give it with --upstream, or name it in info.x-link-provider.upstream";
  return mistake(message, help);
}

function reportDrifts(
  { drifts, diagnostics, silent }: DriftReport,
  ...to: [Options, Report]
): void {
  const [options, report] = to;
  const isDry = options.has("dry-run");
  switch (options.format) {
    case "markdown":
      report.output(renderDriftMarkdown(drifts, isDry));
      return;
    case "github":
      report.output(
        renderGithub([
          ...diagnostics.map(toAnnotation),
          ...drifts.flatMap((each) => annotateDrift(each, isDry)),
        ]),
      );
      return;
    default:
      for (const each of drifts) reportText(each, to);
      for (const provider of silent)
        report.detail(`${provider}: its spec names no document`, "faint");
  }
}

function reportText(each: ProviderDrift, [options, report]: [Options, Report]): void {
  const { findings, stale, recorded, provider, taken } = each;
  const verb = takeOverVerb(options.has("dry-run"));
  for (const { code, where, message } of taken)
    report.detail(`${verb}  ${code}  ${where}: ${message}`, "good");
  for (const lines of [...findings.map(renderFinding), ...stale.map(renderStale)]) {
    for (const { text, style } of lines) report.print(text, style);
    report.print("");
  }
  if (findings.length + stale.length > 0) {
    report.print(`${provider}: ${summarizeDrift(each)}`, "bad");
    return;
  }
  const only = recorded.length === 0 ? "" : "nothing but ";
  report.detail(`${provider}: ${only}${summarizeDrift(each)}`, "good");
  for (const { code, at, reason } of recorded)
    report.detail(`  ${code}  ${at}: ${reason}`, "faint");
}

function toDriftDocument({ findings, ...rest }: ProviderDrift): unknown {
  return {
    ...rest,
    findings: findings.map((finding) => ({ ...finding, breaks: isBreaking(finding) })),
  };
}
