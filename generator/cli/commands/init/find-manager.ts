import type { Repository, RootPackage } from "./repository.js";

/** A package manager, and what is written to make it do something. */
export interface Manager {
  readonly name: "npm" | "pnpm" | "yarn" | "bun";
  /** Runs a program of the repository. */
  readonly execute: string;
  /** Runs a script of its package.json. */
  readonly run: string;
  /** Installs what is there. */
  readonly install: string;
  /** Adds packages for development to the root. */
  readonly add: string;
}

/** The package manager of a repository: the one that its package.json names, or that left a lockfile; else npm. */
export function findManager({ names }: Repository, { packageManager = "" }: RootPackage): Manager {
  const [named = "", version = ""] = packageManager.split("@");
  const [name, execute, add] =
    managers.find(([each]) => each === named) ??
    managers.find(([, , , ...traces]) => traces.some((file) => names.has(file))) ??
    npm;
  const isClassic = version.startsWith("1.") || (version === "" && !names.has(".yarnrc.yml"));
  return {
    ...{ name, execute, run: `${name} run`, install: `${name} install` },
    add: name === "yarn" && isClassic ? "yarn add --dev -W" : add,
  };
}

const npm = ["npm", "npx", "npm install --save-dev", "package-lock.json"] as const;

/** What each is called, runs programs and adds packages by, and the files that tell of it, the surest first. */
const managers = [
  ["pnpm", "pnpm exec", "pnpm add --save-dev -w", "pnpm-lock.yaml", "pnpm-workspace.yaml"],
  ["bun", "bunx", "bun add --dev", "bun.lock", "bun.lockb"],
  ["yarn", "yarn", "yarn add --dev", "yarn.lock", ".yarnrc.yml"],
  npm,
] as const;
