import { type SetupRequest, planSetup } from "../../generator/cli/commands/init/plan-setup.js";

/* Repositories as they are before `linkmint init`. */

/** A value as npm writes it. */
export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The smallest repository of each package manager. */
export const managers = {
  npm: {
    "package.json": json({ name: "@acme/all", workspaces: ["packages/*"] }),
    "package-lock.json": "{}",
  },
  pnpm: {
    "package.json": json({ name: "@acme/all", packageManager: "pnpm@10.1.0" }),
    "pnpm-workspace.yaml": "packages:\n  # ours\n  - packages/*\n",
  },
  yarn: {
    "package.json": json({ name: "@acme/all", workspaces: { packages: ["packages/*"] } }),
    "yarn.lock": "",
  },
  bun: {
    "package.json": json({ name: "@acme/all", workspaces: ["packages/*"] }),
    "bun.lock": "{}",
  },
};

/** What else is in a repository with each tool. */
export const tools = {
  none: {},
  turborepo: { "turbo.json": '{\n  // ours\n  "tasks": {}\n}\n' },
  nx: { "nx.json": "{}\n" },
};

/** A set-up that no flag and no config says anything of. */
export const nobodySaid: SetupRequest = { stated: {}, placements: [] };

/** Plans the set-up of a repository of files; those that it makes are in `texts`, and `json` reads them. */
export async function plan(files: Readonly<Record<string, string>>, request = nobodySaid) {
  const found = {
    texts: new Map(Object.entries(files)),
    names: new Set(Object.keys(files)),
    packages: [],
    usesDefaultOutput: false,
    providers: Object.keys(files).flatMap((path) => /^specs\/(.*)\.yaml$/u.exec(path)?.[1] ?? []),
  };
  const { value, diagnostics } = planSetup(found, request);
  if (value === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const texts = Object.fromEntries(value.texts);
  const read = (path: string) => JSON.parse((texts[path] ?? "").replaceAll(/^\s*\/\/.*$/gmu, ""));
  return { ...value, texts, read };
}
