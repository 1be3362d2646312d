import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

// Builds everything that npm install leaves unbuilt: the runtime first, since the packages need its
// types, and linkmint itself. One process for all of them parses TypeScript's own libraries once.

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const libraries = new Map();

const projects = [join(root, "templates/runtime"), ...findPackages(), join(root, "generator")];
const errors = projects.flatMap(build);
for (const text of new Set(errors.map(render))) process.stderr.write(text);
const built = projects.map((folder) => relative(root, folder)).join(", ");
if (errors.length > 0) process.exitCode = 1;
else console.log(`built ${built} in ${(performance.now() / 1000).toFixed(1)} s`);

/** The generated packages. */
function findPackages() {
  const folder = join(root, "generated");
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return names
    .map((name) => join(folder, name))
    .filter((path) => existsSync(join(path, "tsconfig.json")));
}

/** Builds one project from scratch, as the `build` script of its package.json does. */
function build(folder) {
  rmSync(join(folder, "dist"), { recursive: true, force: true });
  if (!existsSync(join(folder, "package.json"))) return compile(folder, {});
  const commonJs = join(folder, "dist/cjs");
  const problems = [
    ...compile(folder, {}),
    ...compile(folder, { module: ts.ModuleKind.CommonJS, outDir: commonJs }),
  ];
  mkdirSync(commonJs, { recursive: true });
  writeFileSync(join(commonJs, "package.json"), JSON.stringify({ type: "commonjs" }));
  return problems;
}

/** Does what `tsc` does in a folder, and gives the errors that it would print. */
function compile(folder, overrides) {
  const problems = [];
  const config = ts.getParsedCommandLineOfConfigFile(join(folder, "tsconfig.json"), overrides, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (problem) => problems.push(problem),
  });
  if (config === undefined) return problems;
  const program = ts.createProgram({
    rootNames: config.fileNames,
    options: config.options,
    host: createHost(config.options),
    configFileParsingDiagnostics: config.errors,
  });
  const found = ts.getPreEmitDiagnostics(program);
  return [...found, ...program.emit().diagnostics];
}

/** A compiler host that reads the libraries that come with TypeScript once for all projects. */
function createHost(options) {
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  const folder = host.getDefaultLibLocation();
  host.getSourceFile = (path, settings, ...rest) => {
    if (dirname(path) !== folder) return getSourceFile(path, settings, ...rest);
    const key = `${path} ${settings.languageVersion}`;
    if (!libraries.has(key)) libraries.set(key, getSourceFile(path, settings, ...rest));
    return libraries.get(key);
  };
  return host;
}

/** An error as `tsc` prints it: file(line,column): error TS1234: what is wrong. */
function render(problem) {
  return ts.formatDiagnostic(problem, {
    getCurrentDirectory: () => root,
    getCanonicalFileName: (path) => path,
    getNewLine: () => "\n",
  });
}
