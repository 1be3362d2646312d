import { type Draft, leave, write } from "./draft.js";
import { type Facts, inputGlobs, outputGlobs } from "./facts.js";
import { afterScript } from "./find-generate-script.js";
import { insertJson } from "./insert-json.js";
import { readJsonc } from "./read-globs.js";
import { asRecord } from "./repository.js";

/**
 * Adds the target that generates to the root project, and tells what builds need to be cached where nothing says so.
 *
 * No build depends on the first: Nx hashes a project's files before it runs anything, and would find in its cache what
 * was built of the files before.
 */
export function setUpNx(draft: Draft, facts: Facts): Draft {
  if (!draft.texts.has("nx.json")) return draft;
  const { script } = facts;
  const wired =
    script === undefined
      ? leave(draft, `nx.json: ${afterScript}`)
      : addTarget(draft, { ...facts, script });
  return adviseDefaults(wired);
}

function addTarget(draft: Draft, facts: Required<Facts>): Draft {
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
  const changed = insertJson(text, insertion);
  if (changed === undefined)
    return leave(draft, `${path}: add a target ${script} for linkmint generate`);
  return write(draft, path, changed, `Nx target ${script}`);
}

/** Defaults are those of every project, so that they are the user's to write. */
function adviseDefaults(draft: Draft): Draft {
  const { targetDefaults } = asRecord(readJsonc(draft.texts.get("nx.json") ?? ""));
  if ("build" in asRecord(targetDefaults)) return draft;
  return leave(
    draft,
    `nx.json: where builds are to be cached, add to targetDefaults: ${buildDefaults}`,
  );
}

const buildDefaults =
  '"build": { "cache": true, "dependsOn": ["^build"], "outputs": ["{projectRoot}/dist"] }';
