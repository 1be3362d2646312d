import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join, relative } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

// Builds everything that npm ci leaves unbuilt: the runtime first, since the packages need its
// types, then the mock, then the gateway, the packages and linkmint itself. TypeScript 7 does it in a quarter of the time that the
// one needs which the generator runs on, and gives the same files. npm ci --omit=dev installs the
// second alone, and no types of Node: linkmint itself is then built without being checked. What was
// built from the same files before is left as it is.

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const modules = join(root, "node_modules");
const compiler = ["typescript-7", "typescript"]
  .map((name) => join(modules, name, "bin/tsc"))
  .find((path) => existsSync(path));
const commonJs = ["--module", "commonjs", "--outDir", "dist/cjs"];
const unchecked = ["--noCheck", "--types", "null"];
/** What all projects are built from, the compiler included; a project that others need joins it. */
const shared = createHash("sha256").update(String(compiler));
for (const name of ["package-lock.json", "tsconfig.json", "generator/bin/build.mjs"]) {
  const path = join(root, name);
  if (existsSync(path)) shared.update(readFileSync(path));
}

if (compiler === undefined) {
  process.stderr.write("linkmint's own dependencies are not installed: run npm ci\n");
  process.exit(1);
}

const runtime = join(root, "templates/runtime");
const mock = join(root, "templates/mock");
const packages = [
  join(root, "templates/gateway"),
  join(root, "templates/site"),
  ...findPackages(),
  join(root, "generator"),
];
const errors = [];
for (const needed of [runtime, mock]) {
  errors.push(...(await buildAll([needed])));
  addSources(shared, needed);
}
errors.push(...(await buildAll(packages)));
for (const error of new Set(errors)) process.stderr.write(`${error}\n`);
if (errors.length > 0) {
  process.exitCode = 1;
} else {
  const { bundle, bundlePage } = await import("./bundle.mjs");
  await bundlePage(root);
  writeRuntimeVersion();
  const isBundled = await bundle(root);
  const built = [runtime, mock, ...packages].map((folder) => relative(root, folder)).join(", ");
  const lack = isBundled ? "" : ", without a bundle,";
  console.log(`built ${built}${lack} in ${(performance.now() / 1000).toFixed(1)} s`);
}

/** Writes what linkmint has to know of the runtime; a package.json within its own would confuse bundlers. */
function writeRuntimeVersion() {
  const { version } = JSON.parse(readFileSync(join(runtime, "package.json"), "utf8"));
  const file = join(root, "generator/dist/runtime.json");
  const content = JSON.stringify({ version });
  if (!existsSync(file) || readFileSync(file, "utf8") !== content) writeFileSync(file, content);
}

/** The generated packages. */
function findPackages() {
  const folder = join(root, "generated");
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return names
    .map((name) => join(folder, name))
    .filter((path) => existsSync(join(path, "tsconfig.json")));
}

/** Adds the files that a project is built from to a hash. */
function addSources(hash, folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const isSource = !/^(?:dist|node_modules)(?:$|[/\\])/u.test(relative(folder, path));
    if (entry.isFile() && isSource) hash.update(`${path}\0`).update(readFileSync(path));
  }
  return hash;
}

/** Builds the projects that changed from scratch, as the `build` script of each does; gives the errors. */
async function buildAll(folders) {
  const stamps = new Map();
  for (const folder of folders) {
    const name = createHash("sha256").update(folder).digest("hex");
    const stamp = join(modules, ".cache/linkmint-build", name);
    const sources = addSources(shared.copy(), folder).digest("hex");
    const isPackage = existsSync(join(folder, "package.json"));
    const last = join(folder, "dist", isPackage ? "cjs/package.json" : "");
    const isBuilt = existsSync(last) && existsSync(stamp);
    if (!isBuilt || readFileSync(stamp, "utf8") !== sources)
      stamps.set(folder, { stamp, sources, isPackage });
  }
  const tasks = [...stamps].flatMap(([folder, { stamp, isPackage }]) => {
    rmSync(stamp, { force: true });
    rmSync(join(folder, "dist"), { recursive: true, force: true, maxRetries: 5 });
    const isChecked = isPackage || existsSync(join(modules, "@types/node"));
    return [[folder, isChecked ? [] : unchecked], ...(isPackage ? [[folder, commonJs]] : [])];
  });
  const found = [];
  const work = async () => {
    for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
      const compiled = await compile(...task);
      if (compiled.length > 0) stamps.delete(task[0]);
      found.push(...compiled);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  for (const [folder, { stamp, sources, isPackage }] of stamps) {
    if (isPackage)
      writeFileSync(join(folder, "dist/cjs/package.json"), JSON.stringify({ type: "commonjs" }));
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, sources);
  }
  return found.sort();
}

/** Runs the compiler on one project; gives its errors, each naming file and line. */
async function compile(folder, flags) {
  const child = spawn(process.execPath, [compiler, "-p", ".", "--pretty", "false", ...flags], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const output = await text(child.stdout);
  const lines = output.split("\n").filter((line) => line !== "");
  return lines.map((line) => line.replace(/^(?=\S+\(\d+,\d+\): )/u, `${relative(root, folder)}/`));
}
