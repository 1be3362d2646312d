import { writeTexts } from "../../pipeline/write-texts.js";
import type { Command, Mistake } from "../command.js";
import { describeProblems } from "../describe-problems.js";
import { exitCodeOf } from "../exit-code.js";
import type { Draft } from "../init/draft.js";
import type { Report } from "../report.js";

/** `linkmint init`: sets a repository up to generate packages. */
export const init: Command = {
  name: "init",
  summary: "set a repository up: config, workspace, scripts, Turborepo or Nx",
  usage: "init",
  details:
    "Finds npm, pnpm, Yarn or Bun workspaces and Turborepo or Nx, and writes what is missing to\n" +
    "generate packages there: the config, the folder of the specs, the workspace of the packages,\n" +
    "the scripts, the task or target with its inputs and outputs, and lines that git and Prettier\n" +
    "ignore files by. It changes nothing that is there, tells each thing that it did and what is\n" +
    "left to do, and has nothing to do a second time. Where a file does not parse, it writes nothing.\n\n" +
    "--json: { done: [text], left: [text], diagnostics }",
  flags: ["specs", "out", "scope", "config", "dry-run"],
  check({ providers }): Mistake | undefined {
    if (providers.length === 0) return undefined;
    const help = "write linkmint init, and then linkmint add <provider>";
    return { kind: "mistake", message: "init takes no provider.", help };
  },
  async run(options, report) {
    const { specs, foundConfig, placements, dryRun } = options;
    const [{ readRepository }, { planSetup }] = await Promise.all([
      import("../init/read-repository.js"),
      import("../init/plan-setup.js"),
    ]);
    const repository = readRepository(specs);
    if (!repository.names.has("package.json")) return noRepository;
    const { value: draft, diagnostics } = planSetup(repository, {
      ...(foundConfig === undefined
        ? { stated: options.stated }
        : { stated: options, config: foundConfig }),
      placements,
    });
    const changed = [...(draft?.texts ?? [])].filter(
      ([path, text]) => repository.texts.get(path) !== text,
    );
    const problems =
      diagnostics.length > 0 || dryRun === true
        ? diagnostics
        : writeTexts(
            changed.map(([path, text]) => ({ path, text, isNew: !repository.texts.has(path) })),
          );
    const sources = [...repository.texts].map(([path, text]) => ({ path, text }));
    report.diagnostics(problems, sources);
    if (draft === undefined) {
      report.notice(`${describeProblems(problems)}: nothing was written`, "bad");
    } else if (problems.length === 0) {
      reportDraft(draft, report);
      if (dryRun === true) report.detail("a dry run: nothing was written");
    }
    const { done = [], left = [] } = draft ?? {};
    return { exitCode: exitCodeOf(problems), document: { done, left, diagnostics: problems } };
  },
};

const noRepository: Mistake = {
  kind: "mistake",
  message: "There is no package.json here.",
  help: "run it in the root of a repository; npm init makes one",
};

function reportDraft({ done, left }: Draft, report: Report): void {
  for (const line of done) report.print(line, "good");
  if (done.length === 0) report.print("nothing to do", "faint");
  if (left.length === 0) return;
  report.detail("left to you:", "strong");
  for (const line of left) report.detail(`  ${line}`);
}
