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
