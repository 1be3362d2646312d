import type { RootPackage } from "./repository.js";

/** The script that generates: the one that does so already, or else the one to be added, if no other has its name. */
export function findGenerateScript({ scripts }: RootPackage): string | undefined {
  const added = scriptOf("generate");
  return findScript(scripts, "generate") ?? (added in scripts ? undefined : added);
}

/** What a script for a verb of linkmint is called where there is none. */
export function scriptOf(verb: string): string {
  return `${verb}:link`;
}

/** What is said of a task that calls that script, where it has yet to get another name. */
export const afterScript =
  "no task was added; run linkmint init again once a script runs linkmint generate";

/** The name of a script that runs a verb of linkmint for everything, once, and does nothing else. */
export function findScript(
  scripts: Readonly<Record<string, string>>,
  verb: string,
): string | undefined {
  const runner = String.raw`(?:(?:npx|npm|pnpm|yarn|bunx?|node)\s+(?:(?:exec|run|x|--?[\w-]*)\s+)*)?`;
  const flags = String.raw`(?:\s+(?!--watch\b)--?[\w-]+(?:[=\s][\w@./-]+)?)*`;
  const call = new RegExp(`^${runner}(?:[\\w@./-]*/)?linkmint(?:\\.js)?\\s+${verb}${flags}$`, "u");
  return Object.entries(scripts).find(([, command]) => call.test(command.trim()))?.[0];
}

/** Whether a command of a script runs a verb of linkmint, among other things perhaps. */
export function runs(command: string, verb: string): boolean {
  return new RegExp(`(?:^|[\\s/])linkmint ${verb}(?![\\w-])`, "u").test(command);
}
