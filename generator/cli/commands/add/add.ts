import { writeNewFile } from "../../../pipeline.js";
import type { AddPlan, AddRequest } from "../../../pipeline/plan-spec.js";
import { printable } from "../../../diagnostics/quote.js";
import type { Question } from "../../../types/answers.js";
import { type Arguments, type Command, type Flag, type Mistake, mistake } from "../../command.js";
import { dryRun } from "../../dry-run.js";
import { ExitCode, exitCodeOf } from "../../exit-code.js";
import { config, operation, specs } from "../../flags.js";
import { isConversation } from "../../is-conversation.js";
import { count, summarizeProblems } from "../../report/phrases.js";
import type { Report } from "../../report/report.js";
import { answerFlags, readAnswers } from "./read-answers.js";

/** How many lines of a diff with the existing spec are shown. */
const limit = 200;

/** How many operations of a document are listed. */
const mostCandidates = 20;

const flags = {
  from: { value: "FILE|URL", summary: "the provider's own OpenAPI document" },
  operation,
  blank: { summary: "write a spec to fill in, where there is no document" },
  ...answerFlags,
  "allow-external": {
    summary: "follow references out of the document's folder, and to the network",
  },
  "dry-run": dryRun,
  ...{ specs, config },
} satisfies Readonly<Record<string, Flag>>;

/** `linkmint add`: cuts a new spec out of a provider's own document. */
export const add: Command<keyof typeof flags> = {
  name: "add",
  summary: "cut a new spec out of a provider's own OpenAPI document",
  usage: "add <provider>",
  details:
    "Without --operation it lists the document's operations, the likeliest first; a terminal asks. --blank\n" +
    "writes a spec to fill in from a page of documentation; lint then says what is left.\n\n" +
    "Writes specs/<provider>.yaml: the operations that --operation names and exactly what they\n" +
    "reach, as tidy OpenAPI 3.1, with the x-link-* keys to go on from. The document may be\n" +
    "OpenAPI 3.0, 3.1 or 3.2, YAML or JSON, a file or an https address. References to files of its\n" +
    "folder are followed, others with --allow-external. Swagger 2.0 is to be converted first. An\n" +
    "existing spec is never overwritten: the difference is shown. Examples that the document's own\n" +
    "schema refuses are left out, and a parameter that is called like another input is renamed.\n\n" +
    "What the document leaves open is asked on a terminal. Elsewhere flags answer it, and what\n" +
    "nobody answered stands in the spec as a comment; lint warns until the result is decided.\n" +
    "Answers are about the first operation, or about the one that they name:\n" +
    '--token "POST /link/token=/data/token".\n\n' +
    "--dry-run prints the spec on stdout, and the rest on stderr.\n\n" +
    "--json: { spec?: { provider, path, open, text }, existing?: path, candidates?: [name],\n" +
    "diagnostics }",
  flags,
  check(given) {
    if (given.providers.length !== 1) {
      return mistake("add takes one provider.", "write linkmint add <provider> --from FILE");
    }
    if (given.has("blank")) return refuseBeside(given);
    if (!given.has("from")) {
      return mistake("add needs a document.", "name it with --from FILE, or start with --blank");
    }
    const answers = readAnswers(given);
    return "kind" in answers ? answers : undefined;
  },
  async run(options, report) {
    const [provider = ""] = options.providers;
    const answers = readAnswers(options);
    if ("kind" in answers) return answers;
    const { planBlank, planSpec } = await import("../../../pipeline/plan-spec.js");
    const request: AddRequest = {
      ...{ provider, answers, specs: options.specs },
      from: options.last("from") ?? "",
      operations: options.all("operation"),
      external: options.has("allow-external") ? "allowed" : "refused",
      ...(isConversation(options) && { ask: askAuthor, choose: askAuthor }),
    };
    const planned = await (options.has("blank") ? planBlank(request) : planSpec(request));
    for (const { path } of planned.sources) report.step(`read ${path}`);
    const isDry = options.has("dry-run");
    const { path: to = "", text = "" } = planned.value ?? {};
    const written =
      planned.value === undefined || isDry
        ? { value: planned.value?.path, diagnostics: [] }
        : writeNewFile(to, text);
    const diagnostics = [...planned.diagnostics, ...written.diagnostics];
    const path = written.value;
    report.diagnostics(diagnostics, planned.sources);
    if (path === undefined) {
      await reportNothing(planned, diagnostics, report);
    } else {
      const say = isDry ? report.notice : report.detail;
      if (isDry) report.output(text);
      else report.print(`wrote ${path}`, "good");
      for (const note of planned.notes) say(printable(note));
      if (planned.open > 0) {
        say(`${count(planned.open, "question")} left open: see the comments in it`);
      }
      say(isDry ? `a dry run: ${path} was not written` : `next: npx linkmint lint ${provider}`);
    }
    return {
      exitCode: exitCodeFor(planned, diagnostics),
      document: {
        ...(path !== undefined && { spec: { provider, path, open: planned.open, text } }),
        ...(planned.candidates !== undefined && { candidates: planned.candidates }),
        ...(planned.existing !== undefined && { existing: planned.existing.path }),
        diagnostics,
      },
    };
  },
};

/** What else would be ignored: a blank spec is the same for all providers. */
function refuseBeside(given: Arguments<keyof typeof flags>): Mistake | undefined {
  const names = ["from", "operation", "allow-external", ...Object.keys(answerFlags)] as const;
  const flag = names.find((name) => given.has(name as keyof typeof flags));
  if (flag === undefined) return undefined;
  return mistake(`--blank and --${flag} exclude each other.`, "write one of them");
}

function exitCodeFor({ left, candidates }: AddPlan, diagnostics: AddPlan["diagnostics"]): ExitCode {
  if (left === true) return ExitCode.No;
  return candidates === undefined ? exitCodeOf(diagnostics) : ExitCode.Usage;
}

async function askAuthor<Name extends string>(questions: readonly Question<Name>[]) {
  const { askQuestions } = await import("./ask-questions.js");
  return askQuestions(questions, { input: process.stdin, output: process.stdout });
}

async function reportNothing(
  { existing, left, candidates }: AddPlan,
  diagnostics: AddPlan["diagnostics"],
  report: Report,
): Promise<void> {
  if (existing !== undefined) {
    const { renderDiff } = await import("../../report/render-diff.js");
    const lines = renderDiff(existing, limit);
    report.detail(
      lines.length === 0
        ? `${existing.path} is what would be written`
        : `${existing.path} and what would be written:`,
    );
    for (const { text, style } of lines) report.detail(`  ${text}`, style);
  }
  if (candidates !== undefined) {
    for (const name of candidates.slice(0, mostCandidates)) report.print(`  ${name}`);
    const more = candidates.length - mostCandidates;
    if (more > 0) report.print(`  and ${more} more`);
    report.notice("linkmint: add needs an operation, and these are the document's.", "bad");
    report.notice(`help: name one, as in --operation "${candidates[0] ?? "POST /link/token"}"`);
    return;
  }
  const why = left === true ? "left" : summarizeProblems(diagnostics);
  report.notice(`${why}: nothing was written`, "bad");
}
