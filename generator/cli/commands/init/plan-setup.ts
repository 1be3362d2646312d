import type { Checked } from "../../../types/diagnostic.js";
import type { Placement } from "../../../types/placement.js";
import { addScripts, findGenerateScript } from "./add-scripts.js";
import { setUpNx, setUpTurborepo } from "./add-tasks.js";
import { addWorkspace } from "./add-workspace.js";
import { checkTexts } from "./check-texts.js";
import { chooseSettings, type Settings } from "./choose-settings.js";
import type { Draft } from "./draft.js";
import type { Facts } from "./facts.js";
import { findManager } from "./find-manager.js";
import { nameNextSteps } from "./name-next-steps.js";
import { readRootPackage, type Repository } from "./repository.js";
import { ignoreFiles, writeConfig } from "./write-config.js";

/** What is known before a repository is looked at. */
export interface SetupRequest {
  /** What flags say, or the config where there is one, completed by the defaults. */
  readonly stated: Partial<Settings>;
  /** The config that is there. */
  readonly config?: string;
  readonly placements: readonly Placement[];
}

/** What a repository lacks to generate packages: its files as they are to be. There is no value where one is broken. */
export function planSetup(repository: Repository, request: SetupRequest): Checked<Draft> {
  const diagnostics = checkTexts(repository.texts);
  if (diagnostics.length > 0) return { diagnostics };
  const root = readRootPackage(repository.texts.get("package.json") ?? "{}");
  const { config = "linkmint.config.json", stated, placements } = request;
  const script = findGenerateScript(root);
  const facts: Facts = {
    repository,
    root,
    manager: findManager(repository, root),
    settings: chooseSettings(repository, root, stated),
    placements,
    config,
    hasConfig: request.config !== undefined,
    ...(script !== undefined && { script }),
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
  nameNextSteps,
];
