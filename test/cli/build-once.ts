import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { acmeSpec } from "./acme-spec.js";

const repository = join(import.meta.dirname, "../..");
// Not within `node_modules`, where the bundler would take it for a library.
const cache = join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "linkmint-test-cli");

/** How long a build that nobody asked for again is kept, in milliseconds: longer than any file of tests runs. */
const lifetime = 60 * 60 * 1000;

/**
 * Builds linkmint from the sources as they are right now, as modules and as a bundle, unless that was done
 * before: all files of tests, and later runs, share it. Gives its folder, which nobody may change.
 */
export function buildOnce(): string {
  fs.mkdirSync(cache, { recursive: true });
  removeOld();
  const key = keyOfBuild(repository);
  const folder = join(cache, key);
  if (fs.existsSync(folder)) {
    fs.utimesSync(folder, new Date(), new Date());
    return folder;
  }
  const workplace = fs.mkdtempSync(join(cache, ".building-"));
  try {
    layOutUnbuilt(workplace);
    transpile(workplace);
    bundleLinkmint(workplace);
    warmUp(workplace);
    // What was saved meanwhile may be in it, or not.
    if (keyOfBuild(repository) !== key)
      throw new Error("a source changed while linkmint was built");
    fs.renameSync(workplace, folder);
  } catch (error) {
    // Another file's tests were faster.
    if (!fs.existsSync(folder)) throw error;
  } finally {
    fs.rmSync(workplace, { recursive: true, force: true });
  }
  return folder;
}

/** What tells a build from others: all that goes into it, the built templates that the bundle takes in among it. */
export function keyOfBuild(root: string): string {
  const others = ["package.json", "package-lock.json", "tsconfig.json"];
  const built = [
    ...templates.map((name) => `templates/${name}/dist`),
    "generator/dist/runtime.json",
  ];
  const hash = createHash("sha256").update(`${process.version}\0${root}\0`);
  for (const file of [...others, "generator", ...built].flatMap((path) => filesOf(root, path))) {
    hash.update(`${file}\0`).update(fs.readFileSync(join(root, file)));
  }
  return hash.digest("hex").slice(0, 16);
}

const templates = ["runtime", "mock", "gateway", "site"];

/** Lays linkmint out in a folder as after a clone and `npm ci --ignore-scripts`: without the build. */
export function layOutUnbuilt(root: string): void {
  for (const path of ["package.json", "generator/bin", "generator/diagnostics/examples.json"]) {
    fs.cpSync(join(repository, path), join(root, path), { recursive: true });
  }
  for (const name of ["node_modules", "templates"]) {
    fs.symlinkSync(join(repository, name), join(root, name));
  }
}

function transpile(root: string): void {
  const dist = join(root, "generator/dist");
  const compiler = join(repository, "node_modules/typescript-7/bin/tsc");
  run(
    [
      compiler,
      "-p",
      join(repository, "generator"),
      "--noCheck",
      "--declaration",
      "false",
      "--outDir",
      dist,
    ],
    root,
  );
  const version = "generator/dist/runtime.json";
  fs.cpSync(join(repository, version), join(root, version));
}

/** Makes the bundle of a linkmint that was built as modules. */
export function bundleLinkmint(root: string): void {
  const url = pathToFileURL(join(root, "generator/bin/bundle.mjs")).href;
  const code = `import(${JSON.stringify(url)}).then(({ bundle }) => bundle(${JSON.stringify(root)}))`;
  run(["-e", code], root);
}

/** Runs a new linkmint, so that V8's code is kept of what most commands load. */
function warmUp(root: string): void {
  const folder = join(root, "first-run");
  fs.mkdirSync(join(folder, "specs"), { recursive: true });
  fs.writeFileSync(join(folder, "specs/acme.yaml"), acmeSpec());
  for (const command of ["lint", "generate"]) {
    run([join(root, "generator/bin/linkmint.js"), command], folder);
  }
  fs.rmSync(folder, { recursive: true });
}

function run(words: readonly string[], folder: string): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: folder,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`linkmint cannot be built for its tests: ${stdout}${stderr}`);
}

function removeOld(): void {
  for (const name of fs.readdirSync(cache)) {
    const path = join(cache, name);
    const age = Date.now() - (fs.statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity);
    if (age > lifetime) fs.rmSync(path, { recursive: true, force: true });
  }
}

/** A file, or the modules in a folder, without those that are built of others there. */
function filesOf(root: string, path: string): string[] {
  if (!fs.statSync(join(root, path)).isDirectory()) return [path];
  return fs
    .readdirSync(join(root, path), { withFileTypes: true })
    .filter(({ name }) => name !== "dist")
    .flatMap((entry) => {
      const inner = `${path}/${entry.name}`;
      if (entry.isDirectory()) return filesOf(root, inner);
      return /\.(?:[cm]?[jt]s|json|css)$/u.test(inner) ? [inner] : [];
    })
    .sort();
}
