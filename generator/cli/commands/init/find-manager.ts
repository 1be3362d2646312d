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
  const found = managers.find(({ name }) => name === named) ?? byFiles(names) ?? npm;
  const isClassic = version.startsWith("1.") || (version === "" && !names.has(".yarnrc.yml"));
  return found.name === "yarn" && isClassic ? { ...found, add: "yarn add --dev -W" } : found;
}

const npm: Manager = {
  name: "npm",
  execute: "npx",
  run: "npm run",
  install: "npm install",
  add: "npm install --save-dev",
};

const managers: readonly Manager[] = [
  npm,
  {
    name: "pnpm",
    execute: "pnpm exec",
    run: "pnpm run",
    install: "pnpm install",
    add: "pnpm add --save-dev -w",
  },
  {
    name: "yarn",
    execute: "yarn",
    run: "yarn run",
    install: "yarn install",
    add: "yarn add --dev",
  },
  { name: "bun", execute: "bunx", run: "bun run", install: "bun install", add: "bun add --dev" },
];

const traces: ReadonlyMap<Manager["name"], readonly string[]> = new Map([
  ["pnpm", ["pnpm-lock.yaml", "pnpm-workspace.yaml"]],
  ["bun", ["bun.lock", "bun.lockb"]],
  ["yarn", ["yarn.lock", ".yarnrc.yml"]],
  ["npm", ["package-lock.json"]],
]);

function byFiles(names: ReadonlySet<string>): Manager | undefined {
  const [name] = [...traces].find(([, files]) => files.some((file) => names.has(file))) ?? [];
  return managers.find((each) => each.name === name);
}
