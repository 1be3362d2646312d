import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A program that serves on a port of this machine. */
export interface App {
  /** The origin, without a slash at the end. */
  readonly url: string;
  /** What it has printed, errors included. */
  readonly printed: () => string;
  readonly close: () => Promise<void>;
}

/** Starts a program, and waits until it prints its port. */
export async function startApp(
  command: readonly string[],
  folder: string,
  environment: object = {},
): Promise<App> {
  const [file = "", ...words] = command;
  const child = spawn(file, words, {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that what it starts ends with it.
    detached: true,
  });
  let printed = "";
  child.stderr.on("data", (data: Buffer) => (printed += data.toString()));
  child.stdout.on("data", (data: Buffer) => (printed += data.toString()));
  const close = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    process.kill(-Number(child.pid), "SIGKILL");
    await ended;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const [, port] = /(?:^port |http:\/\/127\.0\.0\.1:|http:\/\/localhost:)(\d+)/u.exec(line) ?? [];
    if (port === undefined) continue;
    child.stdout.resume();
    return { url: `http://127.0.0.1:${port}`, printed: () => printed, close };
  }
  await close();
  throw new Error(`${command.join(" ")} ended before it listened: ${printed}`);
}
