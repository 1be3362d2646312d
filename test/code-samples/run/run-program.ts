import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

/** What a program left behind. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where a program runs, and its environment besides PATH; no proxy and no locale of this machine's. */
export interface Place {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
}

export async function runProgram(
  program: string,
  words: readonly string[],
  { cwd, environment }: Place,
): Promise<Ended> {
  const child = spawn(program, words, {
    cwd,
    env: { PATH: process.env["PATH"], ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = once(child, "close") as Promise<[number | null]>;
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    closed,
  ]);
  return { code, stdout, stderr };
}

/** Returns whether programs of Debian are installed; where `.ci/run` could install them, they have to be. */
export function hasPrograms(names: readonly string[]): boolean {
  const missing = names.find((name) => spawnSync(name, ["--version"]).error !== undefined);
  if (missing === undefined) return true;
  if (process.env["LINKMINT_TEST_NEEDS_DEBIAN"]) throw new Error(`${missing} is not installed.`);
  console.log(`skipped: ${missing} is not installed`);
  return false;
}
