import { covers } from "./covers.js";
import { type Draft, leave, write } from "./draft.js";
import { type Facts, packageGlobs } from "./facts.js";
import { insertJson } from "./insert-json.js";
import { insertYaml } from "./insert-yaml.js";
import { readPnpmGlobs } from "./read-globs.js";

/** Makes the packages members of the workspace, where they are not. */
export async function addWorkspace(draft: Draft, facts: Facts): Promise<Draft> {
  let result = draft;
  for (const glob of packageGlobs(facts)) result = await addGlob(result, facts, glob);
  return result;
}

async function addGlob(draft: Draft, { manager, root }: Facts, glob: string): Promise<Draft> {
  const isPnpm = manager.name === "pnpm";
  const path = isPnpm ? "pnpm-workspace.yaml" : "package.json";
  const text = draft.texts.get(path) ?? "";
  const globs = isPnpm ? readPnpmGlobs(text) : root.workspaces;
  if (covers(globs, glob.replace(/\*$/u, "provider"))) return draft;
  if (/^(?:\.\.|\/|[a-z]:)/iu.test(glob)) {
    return leave(draft, `${glob} lies outside this repository: make it part of a workspace`);
  }
  const changed = isPnpm
    ? await insertYaml(text, "packages", glob)
    : insertJson(text, { keys: root.workspacesKeys, value: [glob] });
  if (changed === undefined) return leave(draft, `add ${glob} to the workspaces in ${path}`);
  return write(draft, path, changed, `workspace ${glob}`);
}
