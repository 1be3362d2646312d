import { afterScript } from "./add-scripts.js";
import { covers } from "./covers.js";
import { type Draft, type Facts, leave, type Task, tasksOf, write } from "./facts.js";
import { insertJson } from "./insert-json.js";
import { asRecord, readJsonc } from "./repository.js";

/**
 * Adds the tasks that generate and check, and one that builds where there is none.
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
  if (facts.scripts.generate === undefined) return leave(draft, `${path}: ${afterScript}`);
  const build = { dependsOn: ["^build"], outputs: ["dist/**"] };
  const wanted: readonly (readonly [string, object])[] = [
    ...tasksOf(facts).map(
      ({ script, inputs, outputs }) => [`//#${script}`, { inputs, outputs }] as const,
    ),
    ["build", build],
  ];
  const added = wanted.filter(([name]) => !(name in tasks));
  const done = added.reduce((before, [name, definition]) => {
    const text = before.texts.get(path) ?? "";
    const keys = ["tasks", name];
    const changed = insertJson(text, { keys, value: definition });
    if (changed === undefined) return leave(before, `${path}: tasks should be an object`);
    return write(before, path, changed, `task ${name}`);
  }, draft);
  const { outputs } = asRecord(tasks["build"]);
  const keeps = !("build" in tasks) || JSON.stringify(outputs ?? []).includes("dist");
  const built = keeps ? done : leave(done, `${path}: add "dist/**" to the outputs of build`);
  return tasksOf(facts).reduce((before, task) => {
    const name = `//#${task.script}`;
    return leaveStale(before, { path, name, wanted: task, task: tasks[name] });
  }, built);
}

/** A task that an earlier run or its author wrote, in the file `path`. */
interface WrittenTask {
  readonly path: string;
  readonly name: string;
  readonly wanted: Task;
  readonly task: unknown;
}

/**
 * Tells of a task that was written for another config, or before a spec came: what it puts back from a cache, or takes
 * for unchanged, would be the files of before.
 */
function leaveStale(draft: Draft, { path, name, wanted, task }: WrittenTask): Draft {
  const { inputs, outputs } = asRecord(task);
  const missing = firstMissing(inputs, wanted.inputs) ?? firstMissing(outputs, wanted.outputs);
  if (missing === undefined) return draft;
  const todo = "add it, or remove the task and run linkmint init again";
  return leave(draft, `${path}: ${name} does not name ${missing}: ${todo}`);
}

/** Returns the first of our globs that those of a task do not take in. */
function firstMissing(globs: unknown, wanted: readonly string[]): string | undefined {
  const known = knownGlobs(globs);
  if (known === undefined) return undefined;
  return wanted.find((glob) => !covers(known, glob.replaceAll(/\*+/gu, "acme")));
}

/**
 * The globs of a task, from the root; none are known where it lists none, or has lists of the tool's in it. What its
 * author leaves out is left out on purpose.
 */
function knownGlobs(globs: unknown): readonly string[] | undefined {
  if (!Array.isArray(globs)) return undefined;
  const texts = globs.flatMap((each) => {
    const { fileset, input } = asRecord(each);
    return [each, fileset, input].filter((text) => typeof text === "string");
  });
  if (texts.some((text) => text.startsWith("$TURBO_") || /^\^?[a-z][\w-]*$/u.test(text))) {
    return undefined;
  }
  const taken = texts.filter((text) => !text.startsWith("!"));
  return taken.flatMap((text) => {
    const glob = text.replace(/^\{(?:workspace|project)Root\}\/?/u, "").replace(/\/$/u, "");
    if (glob === "") return "**";
    // A folder stands for all in it.
    return /[^/*]$/u.test(glob) ? [glob, `${glob}/**`] : glob;
  });
}

/**
 * Adds the targets that generate and check to the root project, and tells what builds need to be cached where nothing says so.
 *
 * No build depends on the first: Nx hashes a project's files before it runs anything, and would find in its cache what
 * was built of the files before.
 */
export function setUpNx(draft: Draft, facts: Facts): Draft {
  if (!draft.texts.has("nx.json")) return draft;
  const wired =
    facts.scripts.generate === undefined
      ? leave(draft, `nx.json: ${afterScript}`)
      : addTargets(draft, facts);
  return adviseDefaults(wired);
}

function addTargets(draft: Draft, facts: Facts): Draft {
  const tasks = tasksOf(facts);
  const { root } = facts;
  if (draft.texts.has("project.json")) {
    return tasks.reduce<Draft>(
      (before, task) =>
        addTarget(before, {
          path: "project.json",
          keys: ["targets"],
          task,
          hasScript: false,
        }),
      draft,
    );
  }
  // Without this list Nx makes a target of each script of the root, and `nx run-many -t build` would start itself.
  const included = tasks.map(({ script }) => script);
  const text = draft.texts.get("package.json") ?? "";
  const started = root.hasNx
    ? text
    : insertJson(text, { keys: ["nx"], value: { includedScripts: included, targets: {} } });
  const nx = asRecord(asRecord(readJsonc(started ?? text))["nx"]);
  const { includedScripts = included } = nx as { readonly includedScripts?: readonly string[] };
  return tasks.reduce<Draft>(
    (before, task) =>
      addTarget(before, {
        path: "package.json",
        keys: ["nx", "targets"],
        task,
        hasScript: includedScripts.includes(task.script),
      }),
    { ...draft, texts: new Map(draft.texts).set("package.json", started ?? text) },
  );
}

interface Target {
  readonly path: string;
  /** Where the targets stand in that file. */
  readonly keys: readonly string[];
  readonly task: Task;
  /** Whether Nx takes the command from the script of that name. */
  readonly hasScript: boolean;
}

function addTarget(draft: Draft, { path, keys, task, hasScript }: Target): Draft {
  const { script, verb, inputs, outputs } = task;
  const text = draft.texts.get(path) ?? "";
  const targets = keys.reduce<unknown>((value, key) => asRecord(value)[key], readJsonc(text));
  const existing = asRecord(targets);
  if (script in existing)
    return leaveStale(draft, { path, name: script, wanted: task, task: existing[script] });
  const value = {
    ...(!hasScript && { command: `linkmint ${verb}` }),
    cache: true,
    inputs: [
      ...inputs.map((glob) => `{workspaceRoot}/${glob.replace(/\*\*$/u, "**/*")}`),
      { externalDependencies: ["linkmint"] },
    ],
    outputs: outputs.map((glob) => `{workspaceRoot}/${glob.replace(/\/\*\*$/u, "")}`),
  };
  const changed = insertJson(text, { keys: [...keys, script], value });
  if (changed === undefined)
    return leave(draft, `${path}: add a target ${script} for linkmint ${verb}`);
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
