import { type Draft, leave, write } from "./draft.js";
import type { Facts } from "./facts.js";
import { findScript, scriptOf } from "./find-generate-script.js";
import { insertJson } from "./insert-json.js";

/** Adds the scripts that generate and check, where none does. */
export function addScripts(draft: Draft, facts: Facts): Draft {
  return verbs.reduce((before, verb) => addScript(before, facts, verb), draft);
}

const verbs = ["generate", "check"] as const;

function addScript(draft: Draft, { root }: Facts, verb: (typeof verbs)[number]): Draft {
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
