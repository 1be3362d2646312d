import { spawnSync } from "node:child_process";

/** Returns whether a program of Debian is installed; in CI everything has to be. */
export function hasProgram(name: string): boolean {
  const isThere = spawnSync(name, ["--version"]).error === undefined;
  if (isThere) return true;
  if (process.env["CI"]) throw new Error(`CI needs ${name}.`);
  console.log(`skipped: ${name} is not installed`);
  return false;
}
