import type { RootPackage } from "./repository.js";

/** The name of the script that generates: the one that does so already, or else the one that is to be added. */
export function findGenerateScript({ scripts }: RootPackage): string {
  return findScript(scripts, "generate") ?? "generate:link";
}

/** The name of a script that runs a verb of linkmint. */
export function findScript(
  scripts: Readonly<Record<string, string>>,
  verb: string,
): string | undefined {
  const call = new RegExp(`(?:^|[\\s/])linkmint ${verb}(?![\\w-])`, "u");
  return Object.entries(scripts).find(([, command]) => call.test(command))?.[0];
}
