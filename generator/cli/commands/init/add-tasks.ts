import { afterScript } from "./add-scripts.js";
import { type Draft, leave, write } from "./facts.js";
import { type Facts, inputGlobs, outputGlobs } from "./facts.js";
import { insertJson } from "./insert-json.js";
import { asRecord, readJsonc } from "./repository.js";

/**
 * Adds the task that generates, and one that builds where there is none.
 *
 * No build depends on the first: Turborepo hashes all files before it runs anything, and takes the hash of what a task
 * depends on into its own, so that each changed spec would build every package, twice.
 */
export function setUpTurborepo(draft: Draft, facts: Facts): Draft {
  const path = ["turbo.json", "turbo.jsonc"].find((name) => draft.texts.has(name));
  if (path === undefined) return draft;
  const value = asRecord(readJsonc(draft.texts.get(path) ?? ""));
  const tasks = asRecord(value["tasks"]);
  if ("pipeline" in value) {
    return leave(draft, `${path} is Turborepo 1's: npx @turbo/codemod migrate, and init again`);
  }
  if (facts.script === undefined) return leave(draft, `${path}: ${afterScript}`);
  const task = `//#${facts.script}`;
  const generate = { inputs: inputGlobs(facts), outputs: outputGlobs(facts) };
  const build = { dependsOn: ["^build"], outputs: ["dist/**"] };
  const added = [
    ...(task in tasks ? [] : [[task, generate] as const]),
    ...("build" in tasks ? [] : [["build", build] as const]),
  ];
  const done = added.reduce((before, [name, definition]) => {
    const text = before.texts.get(path) ?? "";
    const keys = ["tasks", name];
    const changed = insertJson(text, { keys, value: definition });
    if (changed === undefined) return leave(before, `${path}: tasks should be an object`);
    return write(before, path, changed, `task ${name}`);
  }, draft);
  const { outputs } = asRecord(tasks["build"]);
  const keeps = !("build" in tasks) || JSON.stringify(outputs ?? []).includes("dist");
  return keeps ? done : leave(done, `${path}: add "dist/**" to the outputs of build`);
}

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
