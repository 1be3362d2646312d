import { type Command, type Mistake, mistake, type Options } from "../../command.js";
import { dryRun } from "../../dry-run.js";
import { exitCodeOf } from "../../exit-code.js";
import { config, out, scope, specs } from "../../flags.js";
import { summarizeProblems } from "../../report/phrases.js";
import type { Report } from "../../report/report.js";
import type { Draft, DraftEdit } from "./facts.js";
import type { Repository } from "./repository.js";

/** `linkmint init`: sets a repository up to generate packages. */
export const init: Command<"specs" | "out" | "scope" | "config" | "dry-run"> = {
  name: "init",
  summary: "set a repository up: config, workspace, scripts, Turborepo or Nx",
  usage: "init",
  details:
    "Finds npm, pnpm, Yarn or Bun workspaces and Turborepo or Nx, and writes what is missing to\n" +
    "generate packages there: the config, the folder of the specs, the workspace of the packages,\n" +
    "the scripts, the task or target with its inputs and outputs, and lines for git and Prettier.\n" +
    "A terminal asks for the npm scope where no package has one. To files that are there it adds, and\n" +
    "changes nothing else in them; it tells each thing that it did and what is left to do, and has\n" +
    "nothing to do a second time. Where a file does not parse, it writes nothing.\n\n" +
    "--json: { done: [text], planned: [text], left: [text], diagnostics }; planned is what a dry run\n" +
    "or a file that cannot be written leaves undone",
  flags: {
    ...{ specs, out, scope, config },
    "dry-run": dryRun,
  },
  check({ providers }): Mistake | undefined {
    if (providers.length === 0) return undefined;
    const help = "write linkmint init, and then linkmint add <provider>";
    return mistake("init takes no provider.", help);
  },
  async run(options, report) {
    const { foundConfig, placements, site } = options;
    const isDry = options.has("dry-run");
    const ignored = flagsIgnored(options);
    if (ignored !== undefined) return ignored;
    const { writeTexts } = await import("../../../pipeline/write-texts.js");
    const { findWorkspaceRoot, readRepository } = await import("./repository.js");
    const { planSetup } = await import("./plan-setup.js");
    const { askScope } = await import("./ask-scope.js");
    const repository = readRepository(options.specs);
    for (const path of repository.texts.keys()) report.step(`read ${path}`);
    if (!repository.names.has("package.json")) return noRepository;
    const root = findWorkspaceRoot(repository);
    if (root !== undefined) return workspaceOf(root);
    const asked = await askScope(options, repository);
    if ("kind" in asked) return asked;
    const { value: draft, diagnostics: found } = planSetup(repository, {
      ...(foundConfig === undefined
        ? { stated: { ...options.given, ...asked } }
        : { stated: options, config: foundConfig }),
      placements,
      ...(site !== undefined && { site: site.folder }),
    });
    const files = draft === undefined || isDry ? [] : changedFiles(draft, repository);
    const { written, diagnostics: failed } = await writeTexts(files);
    const diagnostics = [...found, ...failed];
    const sources = [...repository.texts].map(([path, text]) => ({ path, text }));
    report.diagnostics(diagnostics, sources);
    const { edits = [], left = [] } = draft ?? {};
    const done = edits.filter(({ path }) => written.includes(path)).map(formatEdit);
    const planned = edits.filter(({ path }) => !written.includes(path)).map(formatEdit);
    for (const line of isDry ? planned : done) report.print(line, "good");
    if (diagnostics.length > 0) {
      const what = done.length === 0 ? "nothing was written" : "not everything was written";
      report.notice(`${summarizeProblems(diagnostics)}: ${what}`, "bad");
    } else {
      if (edits.length === 0) report.print("nothing to do", "faint");
      reportLeft(left, report);
      if (isDry) report.detail("a dry run: nothing was written");
    }
    return { exitCode: exitCodeOf(diagnostics), document: { done, planned, left, diagnostics } };
  },
};

/** A config decides, also one above; and what else a command line says would be lost. */
function flagsIgnored({ given, foundConfig, has }: Options<"config">): Mistake | undefined {
  if (foundConfig?.startsWith("../") === true && !has("config")) {
    const folder = foundConfig.slice(0, foundConfig.lastIndexOf("/"));
    return mistake(
      `${foundConfig} is the config of this folder, too.`,
      `run linkmint init in ${folder}`,
    );
  }
  const flag = (["specs", "out", "scope"] as const).find((name) => given[name] !== undefined);
  if (foundConfig === undefined || flag === undefined) return undefined;
  const message = `${foundConfig} is there already, and decides in place of --${flag}.`;
  return mistake(message, `change ${flag} in it, and run linkmint init`);
}

function changedFiles({ texts }: Draft, repository: Repository) {
  return [...texts].flatMap(([path, text]) => {
    const before = repository.texts.get(path);
    return before === text ? [] : [{ path, text, ...(before !== undefined && { before }) }];
  });
}

function formatEdit({ path, did }: DraftEdit): string {
  return `${path}: ${did}`;
}

const noRepository = mistake(
  "There is no package.json here.",
  "run it in the root of a repository; npm init makes one",
);

/** Package managers know of no workspaces within others. */
function workspaceOf(root: string): Mistake {
  const message = `In ${root} this folder is one of the workspaces.`;
  return mistake(message, `run linkmint init in ${root}`);
}

function reportLeft(left: Draft["left"], report: Report): void {
  if (left.length === 0) return;
  report.detail("left to you:", "strong");
  for (const line of left) report.detail(`  ${line}`);
}
