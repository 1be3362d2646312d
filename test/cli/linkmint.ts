import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { buildOnce, layOutUnbuilt } from "./build-once.js";

/** What a run of the command line gave. */
export interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and how the command line runs. */
export interface RunSettings {
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** The user to run as. */
  readonly uid?: number;
}

/**
 * Lays linkmint out as users get it, in a folder of its own: the sources as they are right now, built without
 * type-checking and bundled. It is gone after the tests of the file. Gives its folder.
 */
export function installLinkmint(): string {
  const root = layOut();
  fs.cpSync(join(buildOnce(), "generator/dist"), join(root, "generator/dist"), { recursive: true });
  return root;
}

/** The same without a bundle, for tests that replace a module: each is a file of its own. */
export function installModules(): string {
  const root = installLinkmint();
  fs.rmSync(join(root, "generator/dist/bundle"), { recursive: true });
  return root;
}

/** Lays linkmint out as after a clone and `npm ci --ignore-scripts`: without the build. */
export function layOut(): string {
  const root = fs.mkdtempSync(join(tmpdir(), "linkmint-cli-"));
  afterAll(() => fs.rmSync(root, { recursive: true, force: true }));
  fs.chmodSync(root, 0o755);
  layOutUnbuilt(root);
  return root;
}

/** Runs linkmint's own bin and waits for its end. */
export function runLinkmint(
  root: string,
  args: readonly string[],
  settings: RunSettings = {},
): Run {
  const { folder = tmpdir(), environment = {}, uid } = settings;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "generator/bin/linkmint.js"), ...args],
    {
      cwd: folder,
      encoding: "utf8",
      env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...environment },
      ...(uid === undefined ? {} : { uid }),
    },
  );
  return { exitCode: status, stdout, stderr };
}
