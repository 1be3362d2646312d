import type { FixRequest } from "../../../pipeline/fix-source.js";
import type { Inspection } from "../../../pipeline/inspection.js";
import { weighWarnings } from "../../../diagnostics/weigh-warnings.js";
import type { Diagnostic } from "../../../types/diagnostic.js";
import { type Command, mistake, type Options } from "../../command.js";
import { createReplacing, dryRun, reportDryRun, toDocument } from "../../dry-run.js";
import { exitCodeOf } from "../../exit-code.js";
import { config, specs, warningFlags } from "../../flags.js";
import { readVersion } from "../../installation.js";
import { count, summarizeProblems } from "../../report/phrases.js";
import { renderGithub, toAnnotation } from "../../report/render-github.js";
import type { Report } from "../../report/report.js";
import { renderSarif } from "./render-sarif.js";

type Flags = "specs" | "fix" | "config" | "dry-run" | keyof typeof warningFlags;

/** `linkmint lint`: names every problem in the specs, and what is merely suspicious. */
export const lint: Command<Flags> = {
  name: "lint",
  summary: "name every problem in the specs",
  usage: "lint [provider…]",
  details:
    "Each problem comes with its location in the spec and what to do about it. Writes nothing but with --fix.\n\n" +
    "Errors keep generate from writing. Warnings exit 0, unless --strict or --max-warnings says otherwise;\n" +
    "where one is wrong, x-link-allow: [{ code, reason }] in the spec answers it.\n\n" +
    "--format sarif suits code scanning, --format github annotates the lines of a pull request.\n\n" +
    "--fix puts right what is mechanical (a misspelt key, quotes or an operationId that are missing, a\n" +
    "slash at the end of a server, nullable of OpenAPI 3.0, a parameter that is called like another\n" +
    "input, a header parameter that something else fills) in the specs themselves, touches nothing else\n" +
    "in them, and says what it did.\n\n" +
    "--json: { specs: [{ provider, path }], diagnostics }, with --fix and { fixed, edits: [{ path, after\n" +
    "}] }",
  sparesOut: true,
  formats: ["sarif", "github"],
  flags: {
    specs,
    fix: { summary: "put right what is mechanical, in the files of the specs" },
    "dry-run": dryRun,
    ...warningFlags,
    config,
  },
  check(given) {
    if (given.has("fix") || !given.has("dry-run")) return undefined;
    return mistake("Without --fix lint writes nothing.", "add --fix, or leave out --dry-run");
  },
  async run(options, report) {
    const { replace, edits } = createReplacing(options);
    const { fixed, ...inspection } = await inspect({ ...options, replace, onStep: report.step });
    const isDry = options.has("dry-run");
    const { sources } = inspection;
    const diagnostics = weighWarnings(inspection.diagnostics, options);
    switch (options.format) {
      case "sarif":
        report.output(renderSarif(diagnostics, readVersion()));
        break;
      case "github":
        report.output(renderGithub(diagnostics.map(toAnnotation)));
        break;
      default:
        for (const each of fixed) {
          const { path, span, code } = each;
          const location = `${path}:${span?.start.line}:${span?.start.column}`;
          report.detail(
            `${isDry ? "would fix" : "fixed"} ${location}  ${code}  ${formatFix(each)}`,
            "good",
          );
        }
        reportText({ sources, diagnostics }, report);
        if (isDry) await reportDryRun(edits, report);
    }
    return {
      exitCode: exitCodeOf(diagnostics),
      document: {
        specs: sources.map(({ provider, path }) => ({ provider, path })),
        diagnostics,
        ...(options.has("fix") && { fixed, edits: edits.map(toDocument) }),
      },
    };
  },
};

async function inspect(request: Options<"fix"> & FixRequest) {
  if (request.has("fix")) {
    const { fixSpecs } = await import("../../../pipeline/fix-source.js");
    return fixSpecs(request);
  }
  const { lintSpecs } = await import("../../../pipeline/lint-source.js");
  return { ...(await lintSpecs(request)), fixed: [] };
}

function formatFix({ fix, edits = [] }: Diagnostic): string {
  const written = edits.map((edit) => {
    if (edit.kind === "remove") return `no ${nameOf(edit.pointer)}`;
    const value = JSON.stringify(edit.value);
    return edit.kind === "set" ? `${edit.key}: ${value}` : `and ${value}`;
  });
  return fix?.text ?? written.join(", ");
}

/** What people call the key or the item that a pointer leads to. */
function nameOf(pointer: string): string {
  const [list = "", last = ""] = pointer.split("/").slice(-2);
  return /^\d+$/u.test(last) ? `item ${Number(last) + 1} of ${list}` : last;
}

function reportText({ sources, diagnostics }: Inspection, report: Report): void {
  report.diagnostics(diagnostics, sources);
  const number = count(sources.length, "spec");
  const problems = summarizeProblems(diagnostics);
  if (problems === "") report.detail(`${number}, no problems`, "good");
  else report.notice(`${number}, ${problems}`);
}
