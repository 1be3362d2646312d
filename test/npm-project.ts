import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { providers, repository } from "./consumer.js";

/** Every folder that becomes a package of its own, the runtime first, since the others are built against it. */
export const packageFolders: readonly string[] = [
  "templates/runtime",
  "templates/mock",
  "templates/gateway",
  ...(await providers()).map((provider) => `generated/${provider}`),
];

/** Makes an empty project, as `npm init` would; its package.json may say more. */
export async function makeProject(target: string, manifest: object = {}): Promise<void> {
  await mkdir(target, { recursive: true });
  await writeFile(
    path.join(target, "package.json"),
    JSON.stringify({ name: "app", private: true, ...manifest }),
  );
}

/** Installs packages, tarballs among them, into a project. */
export async function install(target: string, packages: readonly string[]): Promise<void> {
  const flags = ["--no-audit", "--no-fund", "--prefer-offline"];
  await npm(["install", ...flags, ...packages], target);
}

/** Packs a folder of the repository as `npm publish` would, and gives the tarball's path. */
export async function pack(
  name: string,
  folder: string,
  flags: readonly string[] = [],
): Promise<string> {
  const [{ filename }] = await packList(name, ["--pack-destination", folder, ...flags]);
  return path.join(folder, filename);
}

/** What `npm pack` would put into a package. */
export async function packList(
  name: string,
  flags: readonly string[] = ["--dry-run"],
): Promise<Packed> {
  const stdout = await npm(["pack", "--json", ...flags], path.join(repository, name));
  return JSON.parse(stdout.slice(stdout.indexOf("["))) as Packed;
}

export type Packed = [{ filename: string; files: { path: string }[] }];

/** Runs npm in a folder, and gives what it printed. */
export async function npm(words: readonly string[], cwd: string): Promise<string> {
  const command = process.platform === "win32" ? "npm.cmd" : "npm";
  const { stdout } = await promisify(execFile)(command, words, { cwd, maxBuffer: 1e8 });
  return stdout;
}
