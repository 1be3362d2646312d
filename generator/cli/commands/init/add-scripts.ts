import { parseArguments } from "../../parse-arguments.js";
import { check } from "../check/check.js";
import { generate } from "../generate/generate.js";
import { type Draft, type Facts, leave, type Verb, verbs, write } from "./facts.js";
import { insertJson } from "./insert-json.js";
import type { RootPackage } from "./repository.js";

/** Adds the scripts that generate and check, where none does. */
export function addScripts(draft: Draft, facts: Facts): Draft {
  return verbs.reduce((before, verb) => addScript(before, facts, verb), draft);
}

function addScript(draft: Draft, { root }: Facts, verb: Verb): Draft {
  if (findScript(root.scripts, verb) !== undefined) return draft;
  const name = scriptOf(verb);
  const value = `linkmint ${verb}`;
  const keys = ["scripts", name];
  const text = draft.texts.get("package.json") ?? "";
  const changed = insertJson(text, { keys, value });
  if (changed !== undefined) return write(draft, "package.json", changed, `script ${name}`);
  return leave(
    draft,
    `package.json has another script ${name}: give linkmint ${verb} one of its own`,
  );
}

/** The scripts: those that do so already, or else those to be added, where no other has the name. */
export function findScripts({ scripts }: RootPackage): Facts["scripts"] {
  return Object.fromEntries(
    verbs.flatMap((verb) => {
      const added = scriptOf(verb);
      const found = findScript(scripts, verb) ?? (added in scripts ? undefined : added);
      return found === undefined ? [] : [[verb, found]];
    }),
  );
}

/** What a script for a command of linkmint is called where there is none. */
export function scriptOf(verb: string): string {
  return `${verb}:link`;
}

/** What is said of a task that calls that script, where it has yet to get another name. */
export const afterScript =
  "no task was added; run linkmint init again once a script runs linkmint generate";

/** The name of a script that runs a command of linkmint for everything, once, and does nothing else. */
export function findScript(
  scripts: Readonly<Record<string, string>>,
  verb: string,
): string | undefined {
  return Object.entries(scripts).find(([, command]) => isWholeRun(command, verb))?.[0];
}

/** What package managers begin a command with, and linkmint itself; no sign of a shell's follows. */
const call =
  /^(?:(?:npx|npm|pnpm|yarn|bunx?|node)\s+(?:(?:exec|run|x|--?[\w-]*)\s+)*)?(?:[\w@./-]*\/)?linkmint(?:\.js)?\s+([\w\s@./=-]+)$/u;

function isWholeRun(command: string, verb: string): boolean {
  const [, words] = call.exec(command.trim()) ?? [];
  if (words === undefined) return false;
  const invocation = parseArguments(words.trim().split(/\s+/u), [generate, check]);
  if (invocation.kind !== "run" || invocation.command.name !== verb) return false;
  const { providers, has } = invocation.given;
  return providers.length === 0 && !has("watch");
}

/** Whether a command of a script runs linkmint's command, among other things perhaps. */
export function runs(command: string, verb: string): boolean {
  return new RegExp(`(?:^|[\\s/])linkmint ${verb}(?![\\w-])`, "u").test(command);
}
