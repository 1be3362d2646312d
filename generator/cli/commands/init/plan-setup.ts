import type { Checked } from "../../../types/diagnostic.js";
import type { Placement } from "../../../types/placement.js";
import { addScripts, findScripts, runs } from "./add-scripts.js";
import { setUpNx, setUpTurborepo } from "./add-tasks.js";
import { addWorkspace } from "./add-workspace.js";
import { checkTexts } from "./check-texts.js";
import { chooseSettings, type Settings } from "./choose-settings.js";
import { type Draft, type Facts, leave } from "./facts.js";
import { findManager } from "./find-manager.js";
import { readRootPackage, type Repository } from "./repository.js";
import { ignoreFiles, tellGit, writeConfig } from "./write-config.js";

/** What is known before a repository is looked at. */
export interface SetupRequest {
  /** What flags say, or the config where there is one, completed by the defaults. */
  readonly stated: Partial<Settings>;
  /** The config that is there. */
  readonly config?: string;
  readonly placements: readonly Placement[];
  /** Where the reference pages go, if there are any. */
  readonly site?: string;
}

/** What a repository lacks to generate packages: its files as they are to be. There is no value where one is broken. */
export function planSetup(repository: Repository, request: SetupRequest): Checked<Draft> {
  const diagnostics = checkTexts(repository.texts);
  if (diagnostics.length > 0) return { diagnostics };
  const root = readRootPackage(repository.texts.get("package.json") ?? "{}");
  const { config = "linkmint.config.json", stated, placements, site } = request;
  const facts: Facts = {
    repository,
    root,
    manager: findManager(repository, root),
    settings: chooseSettings(repository, root, stated),
    placements,
    config,
    hasConfig: request.config !== undefined,
    scripts: findScripts(root),
    ...(site !== undefined && { site }),
  };
  const start: Draft = { texts: repository.texts, edits: [], left: [] };
  return { value: steps.reduce((draft, step) => step(draft, facts), start), diagnostics };
}

/** Each gives the draft with what it adds to it. */
const steps: readonly ((draft: Draft, facts: Facts) => Draft)[] = [
  writeConfig,
  addWorkspace,
  addScripts,
  setUpTurborepo,
  setUpNx,
  ignoreFiles,
  tellGit,
  nameNextSteps,
];

/** Says what only the user can do, in the order in which it is done. */
function nameNextSteps(draft: Draft, facts: Facts): Draft {
  const { manager, root, repository } = facts;
  const generate = runGenerate(facts);
  const missing = ["linkmint", "typescript"].filter((name) => !root.dependencies.has(name));
  const left = [
    ...(missing.length === 0 ? [] : [`${manager.add} ${missing.join(" ")}`]),
    ...(repository.providers.length > 0
      ? []
      : [
          `${manager.execute} linkmint add <provider> --from FILE|URL --operation "POST /link/token"`,
          `${generate}, then ${manager.install}, which links the new packages`,
        ]),
    ...(isInFront(facts) ? [] : [`let builds begin with: ${generateCommand(draft, facts)}`]),
  ];
  return left.reduce(leave, draft);
}

/** Whether some other script generates already, itself or by the script that does. */
function isInFront({ root, scripts: { generate: script } }: Facts): boolean {
  return Object.entries(root.scripts).some(([name, command]) => {
    if (name === script) return false;
    const words = command.split(/[\s&;|"'()]+/u);
    return runs(command, "generate") || (script !== undefined && words.includes(script));
  });
}

function generateCommand({ texts }: Draft, facts: Facts): string {
  const { manager } = facts;
  const { generate: script } = facts.scripts;
  if (script === undefined) return runGenerate(facts);
  if (texts.has("turbo.json") || texts.has("turbo.jsonc")) {
    return `${manager.execute} turbo run ${script}`;
  }
  if (texts.has("nx.json")) return `${manager.execute} nx run-many -t ${script}`;
  return runGenerate(facts);
}

function runGenerate({ manager, scripts: { generate: script } }: Facts): string {
  return script === undefined ? `${manager.execute} linkmint generate` : `${manager.run} ${script}`;
}
