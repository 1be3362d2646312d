import { type Draft, leave, write } from "./draft.js";
import { type Facts, inputGlobs, outputGlobs } from "./facts.js";
import { insertJson } from "./insert-json.js";
import { readJsonc } from "./read-jsonc.js";
import { asRecord } from "./repository.js";

/**
 * Adds the target that generates to the root project, and what builds need to be cached where nothing says so.
 *
 * No build depends on the first: Nx hashes a project's files before it runs anything, and would find in its cache what
 * was built of the files before.
 */
export function setUpNx(draft: Draft, facts: Facts): Draft {
  if (!draft.texts.has("nx.json")) return draft;
  return addBuildDefaults(addTarget(draft, facts));
}

function addTarget(draft: Draft, facts: Facts): Draft {
  const { root, script } = facts;
  const inProject = draft.texts.has("project.json");
  const path = inProject ? "project.json" : "package.json";
  const target = {
    ...(inProject && { command: "linkmint generate" }),
    cache: true,
    inputs: [
      ...inputGlobs(facts).map((glob) => `{workspaceRoot}/${glob.replace(/\*\*$/u, "**/*")}`),
      { externalDependencies: ["linkmint"] },
    ],
    outputs: outputGlobs(facts).map((glob) => `{workspaceRoot}/${glob.replace(/\/\*\*$/u, "")}`),
  };
  const text = draft.texts.get(path) ?? "";
  const keys = inProject ? ["targets"] : ["nx", "targets"];
  const targets = keys.reduce<unknown>((value, key) => asRecord(value)[key], readJsonc(text));
  if (script in asRecord(targets)) return draft;
  // Without it Nx makes a target of each script of the root, and `nx run-many -t build` would start itself.
  const isNew = !inProject && !root.hasNx;
  const insertion = isNew
    ? { keys: ["nx"], value: { includedScripts: [script], targets: { [script]: target } } }
    : { keys: [...keys, script], value: target };
  const arrays = inProject ? "fitting" : "expanded";
  const changed = insertJson(text, { ...insertion, arrays });
  if (changed === undefined)
    return leave(draft, `${path}: add a target ${script} for linkmint generate`);
  return write(draft, path, changed, `Nx target ${script}`);
}

function addBuildDefaults(draft: Draft): Draft {
  const path = "nx.json";
  const text = draft.texts.get(path) ?? "";
  const { targetDefaults } = asRecord(readJsonc(text));
  if ("build" in asRecord(targetDefaults)) return draft;
  const value = { cache: true, dependsOn: ["^build"], outputs: ["{projectRoot}/dist"] };
  const keys = ["targetDefaults", "build"];
  const changed = insertJson(text, { keys, value, arrays: "fitting" });
  if (changed === undefined) return leave(draft, `${path}: targetDefaults should be an object`);
  return write(draft, path, changed, "build is cached");
}
