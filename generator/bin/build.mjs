import { spawn } from "node:child_process";
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join, relative } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

// Builds everything that npm install leaves unbuilt: the runtime first, since the packages need its
// types, then the mock and the gateway, then the packages and linkmint itself. TypeScript 7 does it in a quarter of the time that the
// one needs which the generator runs on, and gives the same files. npm ci --omit=dev installs the
// second alone, and no types of Node: linkmint itself is then built without being checked.

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const modules = join(root, "node_modules");
const compiler = ["typescript-7", "typescript"]
  .map((name) => join(modules, name, "bin/tsc"))
  .find((path) => existsSync(path));
const commonJs = ["--module", "commonjs", "--outDir", "dist/cjs"];
const unchecked = ["--noCheck", "--types", "null"];

if (compiler === undefined) {
  process.stderr.write("linkmint's own dependencies are not installed: run npm ci\n");
  process.exit(1);
}

const runtime = join(root, "templates/runtime");
const served = ["mock", "gateway"].map((name) => join(root, "templates", name));
const packages = [...findPackages(), join(root, "generator")];
const errors = [
  ...(await buildAll([runtime])),
  ...(await buildAll(served)),
  ...(await buildAll(packages)),
];
for (const error of new Set(errors)) process.stderr.write(`${error}\n`);
if (errors.length > 0) {
  process.exitCode = 1;
} else {
  const { bundle } = await import("./bundle.mjs");
  const isBundled = await bundle(root);
  const built = [runtime, ...served, ...packages]
    .map((folder) => relative(root, folder))
    .join(", ");
  const lack = isBundled ? "" : ", without a bundle,";
  console.log(`built ${built}${lack} in ${(performance.now() / 1000).toFixed(1)} s`);
}

/** The generated packages. */
function findPackages() {
  const folder = join(root, "generated");
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return names
    .map((name) => join(folder, name))
    .filter((path) => existsSync(join(path, "tsconfig.json")));
}

/** Builds projects from scratch, as the `build` script of each does; gives the errors. */
async function buildAll(folders) {
  const tasks = folders.flatMap((folder) => {
    rmSync(join(folder, "dist"), { recursive: true, force: true, maxRetries: 5 });
    const isPackage = existsSync(join(folder, "package.json"));
    const isChecked = isPackage || existsSync(join(modules, "@types/node"));
    return [[folder, isChecked ? [] : unchecked], ...(isPackage ? [[folder, commonJs]] : [])];
  });
  const found = [];
  const work = async () => {
    for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
      found.push(...(await compile(...task)));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  for (const folder of folders.filter((each) => existsSync(join(each, "dist/cjs")))) {
    writeFileSync(join(folder, "dist/cjs/package.json"), JSON.stringify({ type: "commonjs" }));
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
