import { spawnSync } from "node:child_process";

/** Returns whether a program of Debian is installed; where `.ci/run` could install it, it has to be. */
export function hasProgram(name: string): boolean {
  const isThere = spawnSync(name, ["--version"]).error === undefined;
  if (isThere) return true;
  if (process.env["LINKMINT_TEST_NEEDS_DEBIAN"]) throw new Error(`${name} is not installed.`);
  console.log(`skipped: ${name} is not installed`);
  return false;
}
