import { readFileSync } from "node:fs";
import path from "node:path";
import { repository } from "../consumer.js";

const read = (page: string) => readFileSync(path.join(repository, "generator/docs", page), "utf8");

/** The code blocks of a language on the pages about monorepos and CI. */
export function pageBlocks(language: string): readonly string[] {
  const pages = read("monorepo.md") + read("ci.md");
  const blocks = pages.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "gsu"));
  return [...blocks].map(([, block = ""]) => block);
}

/** The command lines that the page names for Nx. */
export function pageNxCommands(): readonly string[] {
  const [, line = ""] = /`(npx nx [^`]*)`/u.exec(read("monorepo.md")) ?? [];
  return line.split(" && ");
}

/** The command lines of a block. */
export function commandsOf(block: string): readonly string[] {
  return block.split("\n").filter((line) => line !== "");
}
