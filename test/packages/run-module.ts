import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import type { Consumer } from "../consumer.js";

/** What a program left behind. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let count = 0;

/** Runs JavaScript in a consumer's folder, as an ES module or as CommonJS by the file's ending. */
export async function runModule(
  consumer: Consumer,
  program: { readonly code: string; readonly ending: "mjs" | "cjs" },
  environment: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  count += 1;
  const file = await consumer.write(`program-${count}.${program.ending}`, program.code);
  const child = spawn(process.execPath, [file], {
    cwd: consumer.folder,
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
