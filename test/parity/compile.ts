import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { repository } from "../consumer.js";

/**
 * Type-checks modules by their names, beside the packages of a folder's `node_modules`, with the compiler that is quick
 * enough for the SDKs' types, and gives the lines of errors that it printed.
 */
export async function compile(
  packages: string,
  files: Readonly<Record<string, string>>,
  flags: readonly string[],
): Promise<readonly string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "linkmint-parity-"));
  try {
    await symlink(path.join(packages, "node_modules"), path.join(folder, "node_modules"));
    const written = Object.entries(files).map(([name, code]) =>
      writeFile(path.join(folder, name), code),
    );
    await Promise.all(written);
    const compiler = path.join(repository, "node_modules/typescript-7/bin/tsc");
    const all = ["--noEmit", "--strict", "--skipLibCheck", ...flags, ...Object.keys(files)];
    const child = spawn(process.execPath, [compiler, ...all], { cwd: folder });
    const [printed] = await Promise.all([text(child.stdout), once(child, "close")]);
    return printed.match(/^.*error.*$/gmu) ?? [];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
