import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import ts from "typescript";
import { afterAll } from "vitest";

const repository = join(import.meta.dirname, "../..");

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
 * Lays linkmint out as in the repository, in a folder of its own: the sources as they are right now,
 * built without type-checking. It is gone after the tests of the file. Gives its folder.
 */
export function installLinkmint(): string {
  const root = layOut();
  for (const path of sourcesOf("generator")) {
    const { outputText } = ts.transpileModule(fs.readFileSync(join(repository, path), "utf8"), {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    });
    const built = join(root, path.replace("generator/", "generator/dist/").replace(/ts$/u, "js"));
    fs.mkdirSync(dirname(built), { recursive: true });
    fs.writeFileSync(built, outputText);
  }
  const version = "generator/dist/runtime.json";
  fs.cpSync(join(repository, version), join(root, version));
  return root;
}

/** Lays linkmint out as after a clone and `npm ci --ignore-scripts`: without the build. */
export function layOut(): string {
  const root = fs.mkdtempSync(join(tmpdir(), "linkmint-cli-"));
  afterAll(() => fs.rmSync(root, { recursive: true, force: true }));
  fs.chmodSync(root, 0o755);
  fs.cpSync(join(repository, "package.json"), join(root, "package.json"));
  fs.cpSync(join(repository, "generator/bin"), join(root, "generator/bin"), { recursive: true });
  fs.cpSync(
    join(repository, "generator/diagnostics/examples.json"),
    join(root, "generator/diagnostics/examples.json"),
  );
  for (const name of ["node_modules", "templates"]) {
    fs.symlinkSync(join(repository, name), join(root, name));
  }
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

function sourcesOf(folder: string): string[] {
  return fs
    .readdirSync(join(repository, folder), { withFileTypes: true })
    .filter(({ name }) => name !== "dist" && name !== "bin")
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return sourcesOf(path);
      return path.endsWith(".ts") ? [path] : [];
    });
}
