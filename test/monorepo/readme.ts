import { readFileSync } from "node:fs";
import path from "node:path";
import { repository } from "../consumer.js";

/** The code blocks of a language in the README's section about monorepos. */
export function readmeBlocks(language: string): readonly string[] {
  const readme = readFileSync(path.join(repository, "README.md"), "utf8");
  const [, section = ""] = readme.split("\n## In a monorepo\n");
  const [own = ""] = section.split("\n## ");
  const blocks = own.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "gsu"));
  return [...blocks].map(([, block = ""]) => block);
}

/** The command lines that the section names for Nx. */
export function readmeNxCommands(): readonly string[] {
  const readme = readFileSync(path.join(repository, "README.md"), "utf8");
  const [, line = ""] = /`(npx nx [^`]*)`/u.exec(readme) ?? [];
  return line.split(" && ");
}

/** The command lines of a block. */
export function commandsOf(block: string): readonly string[] {
  return block.split("\n").filter((line) => line !== "");
}
