import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { inject } from "vitest";
import { repository } from "../consumer.js";

/** A monorepo of somebody's, with git and npm workspaces. */
export interface Workspace {
  readonly folder: string;
  /** Runs a command line in its root, and gives what was printed; rejects where it fails. */
  readonly sh: (command: string) => Promise<string>;
  readonly write: (file: string, content: string) => void;
  readonly read: (file: string) => string;
  readonly change: (file: string, edit: (content: string) => string) => void;
  /** What is generated, by path; `dist` is built. */
  readonly generated: () => Readonly<Record<string, string>>;
  readonly remove: () => void;
}

/**
 * Makes an empty workspace with tools in it, and installs nothing yet. Tools report to nobody: there is no network but
 * npm's registry.
 */
export function makeWorkspace(
  tools: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
): Workspace {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(tmpdir(), "linkmint-monorepo-")));
  const place = (file: string): string => path.join(folder, file);
  const read = (file: string): string => fs.readFileSync(place(file), "utf8");
  const write = (file: string, content: string): void => {
    fs.mkdirSync(path.dirname(place(file)), { recursive: true });
    fs.writeFileSync(place(file), content);
  };
  const workspace: Workspace = {
    folder,
    sh: (command) => run(command, folder),
    write,
    read,
    change: (file, edit) => write(file, edit(read(file))),
    generated: () => {
      const found = listFiles(place("packages/link"));
      return Object.fromEntries(
        found.map((file) => [path.relative(folder, file), read(path.relative(folder, file))]),
      );
    },
    remove: () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
  const manifest = {
    name: "@acme/monorepo",
    private: true,
    packageManager: "npm@11.0.0",
    workspaces: ["apps/*"],
    scripts: { build: "echo this is the root" },
    devDependencies: tools,
  };
  write("package.json", `${JSON.stringify(manifest, null, 2)}\n`);
  write(".gitignore", "node_modules/\ndist/\n.turbo/\n.nx/\n");
  for (const [file, content] of Object.entries(files)) write(file, content);
  return workspace;
}

/** The minimal sample, for a provider of any name. */
export function specOf(provider: string): string {
  const sample = fs.readFileSync(path.join(repository, "test/samples/minimal/spec.yaml"), "utf8");
  return sample.replaceAll("Acme", provider.charAt(0).toUpperCase() + provider.slice(1));
}

/** Adds an app that consumes the packages of acme and zeta. */
export function addApp({ write }: Workspace): void {
  const manifest = {
    name: "web",
    version: "1.0.0",
    private: true,
    type: "module",
    scripts: { build: "tsc" },
    dependencies: { "@acme/acme": "^0.1.0", "@acme/zeta": "^0.1.0" },
  };
  const options = { target: "ES2022", module: "NodeNext", strict: true, types: [] };
  const compilerOptions = { ...options, rootDir: "src", outDir: "dist" };
  write("apps/web/package.json", JSON.stringify(manifest));
  write("apps/web/tsconfig.json", JSON.stringify({ compilerOptions, include: ["src"] }));
  write("apps/web/src/index.ts", appSource);
}

const appSource = `import { Acme } from "@acme/acme";
import { Zeta } from "@acme/zeta";

export const tokens = async (user: string): Promise<string[]> => {
  const acme = await new Acme({ key: "a" }).createLinkToken({ user });
  const zeta = await new Zeta({ key: "z" }).createLinkToken({ user });
  // @ts-expect-error The packages' types arrive: user is a text.
  void new Acme({ key: "a" }).createLinkToken({ user: 1 });
  return [acme.token, zeta.token];
};
`;

/** Runs a command line of a user, who asks npm for what is packed here. */
async function run(command: string, folder: string): Promise<string> {
  const [linkmint, ...others] = inject("tarballs");
  const packages = new Map([
    ["linkmint", [linkmint, ...others].join(" ")],
    ["typescript", "typescript@7.0.2"],
  ]);
  const line = command.startsWith("npm install ")
    ? command.replace(
        /(?<=\s)(?:linkmint|typescript)(?=\s|$)/gu,
        (name) => packages.get(name) ?? name,
      )
    : command;
  const child = spawn(line, {
    cwd: folder,
    shell: true,
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      NO_COLOR: "1",
      ...wayOut(),
      ...quiet,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = once(child, "close") as Promise<[number | null]>;
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    closed,
  ]);
  if (code === 0) return stdout + stderr;
  throw new Error(`${line} ended with ${code}:\n${stdout}${stderr}`);
}

/** What the machine says of its way to the registry: a proxy, its certificate, a mirror. */
function wayOut(): NodeJS.ProcessEnv {
  const told =
    /^(?:NODE_EXTRA_CA_CERTS|(?:https?|no)_proxy|npm_config_(?:registry|cafile|(?:https?-?)?proxy|noproxy))$/iu;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => told.test(name)));
}

/** No reports to the makers of tools, no questions, no background processes. */
const quiet = {
  npm_config_audit: "false",
  npm_config_fund: "false",
  npm_config_prefer_offline: "true",
  npm_config_update_notifier: "false",
  DO_NOT_TRACK: "1",
  TURBO_TELEMETRY_DISABLED: "1",
  TURBO_NO_UPDATE_NOTIFIER: "1",
  NX_DAEMON: "false",
  NX_NO_CLOUD: "true",
  NX_TUI: "false",
};

function listFiles(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !/[\\/](?:dist|node_modules|\.turbo|\.linkmint)[\\/]/u.test(file))
    .sort();
}
