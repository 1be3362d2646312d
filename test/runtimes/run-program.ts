import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import type { Outcome } from "../packages/run-module.js";

/** A command, where it runs, and all the environment variables that it has. */
export interface Program {
  readonly command: readonly [file: string, ...words: string[]];
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** How long it may take; a minute unless given. */
  readonly seconds?: number;
}

/** Runs a program to its end; one that does not end by itself in time is killed. */
export async function runProgram({
  command,
  folder,
  environment,
  seconds = 60,
}: Program): Promise<Outcome> {
  const [file, ...words] = command;
  const child = spawn(file, words, {
    cwd: folder,
    // Bun and Deno keep caches at home, and Deno asks for its newest version now and then.
    env: {
      PATH: process.env["PATH"],
      HOME: folder,
      NO_COLOR: "1",
      DENO_NO_UPDATE_CHECK: "1",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: seconds * 1000,
  });
  const closed = once(child, "close") as Promise<[number | null]>;
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    closed,
  ]);
  return { code, stdout, stderr };
}
