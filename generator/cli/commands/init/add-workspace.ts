import { parse } from "yaml";
import { editYaml } from "../../../pipeline/write-texts.js";
import { covers } from "./covers.js";
import { type Draft, leave, write } from "./facts.js";
import { type Facts, packageGlobs } from "./facts.js";
import { insertJson } from "./insert-json.js";
import { asRecord, readPnpmGlobs } from "./repository.js";

/** Makes the packages members of the workspace, where they are not. */
export function addWorkspace(draft: Draft, facts: Facts): Draft {
  return packageGlobs(facts).reduce((before, glob) => addGlob(before, facts, glob), draft);
}

function addGlob(draft: Draft, { manager, root }: Facts, glob: string): Draft {
  const isPnpm = manager.name === "pnpm";
  const path = isPnpm ? "pnpm-workspace.yaml" : "package.json";
  const text = draft.texts.get(path) ?? "";
  const globs = isPnpm ? readPnpmGlobs(text) : root.workspaces;
  if (covers(globs, glob.replace(/\*$/u, "provider"))) return draft;
  if (/^(?:\.\.|\/|[a-z]:)/iu.test(glob)) {
    return leave(draft, `${glob} lies outside this repository: make it part of a workspace`);
  }
  const changed = isPnpm
    ? insertYaml(text, "packages", glob)
    : insertJson(text, { keys: root.workspacesKeys, value: [glob] });
  if (changed === undefined) return leave(draft, `add ${glob} to the workspaces in ${path}`);
  return write(draft, path, changed, `workspace ${glob}`);
}

/**
 * A YAML text with one more item at the end of the list that a key of its mapping holds; nothing else of it changes. A
 * list that is missing is made. Gives nothing where the key holds something else, or the text leaves no simple way.
 */
export function insertYaml(text: string, key: string, item: string): string | undefined {
  const value: unknown = parse(text);
  if (value === null) {
    // Comments alone, or nothing.
    const gap = text === "" || text.endsWith("\n") ? "" : "\n";
    return `${text}${gap}${key}:\n  - ${JSON.stringify(item)}\n`;
  }
  return key in asRecord(value)
    ? editYaml(text, [{ kind: "append", pointer: `/${key}`, value: item }])
    : editYaml(text, [{ kind: "set", pointer: "", key, value: [item] }]);
}
