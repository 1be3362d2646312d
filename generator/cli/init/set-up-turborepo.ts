import { type Draft, leave, write } from "./draft.js";
import { type Facts, inputGlobs, outputGlobs } from "./facts.js";
import { afterScript } from "./find-generate-script.js";
import { insertJson } from "./insert-json.js";
import { readJsonc } from "./read-globs.js";
import { asRecord } from "./repository.js";

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
