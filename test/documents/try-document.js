import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

const repository = path.resolve(import.meta.dirname, "../..");
const linkmint = path.join(repository, "generator/bin/linkmint.js");

/** The TypeScripts of this repository, by version. */
const compilerNames = { 5.9: "typescript", 6: "typescript-6", 7: "typescript-7" };

/** How long a step may take, in milliseconds; what takes longer hangs. */
const patience = 120_000;

/** Gives a folder, and all below it, what generated packages depend on. */
export function linkModules(folder) {
  const modules = path.join(folder, "node_modules");
  mkdirSync(path.join(modules, "@linkmint"), { recursive: true });
  const link = (from, name) =>
    symlinkSync(path.join(repository, from), path.join(modules, name), "junction");
  link("templates/runtime", "@linkmint/runtime");
  link("node_modules/openapi-fetch", "openapi-fetch");
  mkdirSync(path.join(modules, "@types"));
  link("node_modules/@types/node", "@types/node");
}

/**
 * Adds, lints and generates a provider, and compiles its package. Gives the step that failed and its first
 * diagnostic, or the step `ok`; `fault` says whether it failed in a way that no document may make it fail.
 */
export async function tryDocument({ document, operations, flags = [], ...where }) {
  const startedAt = performance.now();
  const { folder, workplace, compilers } = where;
  mkdirSync(workplace, { recursive: true });
  const provider = nameOf(document);
  const from = path.resolve(folder, document);
  const named = operations.flatMap((operation) => ["--operation", operation]);
  const steps = {
    add: () => run(workplace, "add", provider, "--from", from, ...named, ...flags),
    lint: () => run(workplace, "lint", provider),
    generate: () => run(workplace, "generate", provider),
    tsc: () => compileAll(path.join(workplace, "generated", provider), compilers),
  };
  for (const [step, take] of Object.entries(steps)) {
    const { exitCode, diagnostic } = await take();
    const milliseconds = performance.now() - startedAt;
    if (exitCode === 0) continue;
    // What lint lets pass has to generate and compile.
    const fault = exitCode !== 2 || step === "generate" || step === "tsc";
    return { step, diagnostic, fault, milliseconds };
  }
  return { step: "ok", fault: false, milliseconds: performance.now() - startedAt };
}

/** A provider's name from a file's, such as `acme-pay` for `Acme_Pay.yaml`. */
function nameOf(document) {
  const words =
    path
      .parse(document)
      .name.toLowerCase()
      .match(/[a-z0-9]+/gu) ?? [];
  const name = words.join("-");
  return /^[a-z]/u.test(name) ? name : `provider-${name}`;
}

/** Runs a verb, and gives its first error as one line. */
async function run(folder, ...args) {
  const { exitCode, stdout, stderr } = await start(folder, [linkmint, ...args, "--json"]);
  try {
    const { diagnostics = [], error } = JSON.parse(stdout);
    const found = diagnostics.find(({ severity }) => severity === "error");
    return { exitCode, diagnostic: found === undefined ? error?.message : describe(found) };
  } catch {
    return { exitCode: exitCode || 4, diagnostic: `no JSON: ${firstLine(stdout + stderr)}` };
  }
}

function describe({ code, path: file, span, message }) {
  const location = span === undefined ? "" : `:${span.start.line}:${span.start.column}`;
  return `${path.basename(file)}${location} ${code}: ${firstLine(message)}`;
}

/** Compiles a package's sources as strictly as TypeScript can. */
async function compileAll(folder, versions) {
  writeFileSync(path.join(folder, "tsconfig.strict.json"), JSON.stringify(strict));
  for (const version of versions) {
    const program = path.join(repository, "node_modules", compilerNames[version], "bin/tsc");
    const { exitCode, stdout, stderr } = await start(folder, [
      program,
      ...["-p", "tsconfig.strict.json", "--pretty", "false"],
    ]);
    if (exitCode === 0) continue;
    return { exitCode, diagnostic: `TypeScript ${version}: ${firstLine(stdout + stderr)}` };
  }
  const modules = readdirSync(path.join(folder, "src"));
  return { exitCode: modules.includes("index.ts") ? 0 : 1, diagnostic: "there is no index.ts" };
}

const strict = {
  compilerOptions: {
    ...{ module: "nodenext", target: "es2022", lib: ["es2022"], types: ["node"], noEmit: true },
    ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
    ...{ noImplicitOverride: true, noImplicitReturns: true, noFallthroughCasesInSwitch: true },
    ...{ noUnusedLocals: true, noUnusedParameters: true, noPropertyAccessFromIndexSignature: true },
    ...{ noUncheckedSideEffectImports: true, verbatimModuleSyntax: true, isolatedModules: true },
    ...{ forceConsistentCasingInFileNames: true, skipLibCheck: false },
  },
  include: ["src"],
};

/** Runs a program of Node's to its end, or until patience is at its. */
function start(folder, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: folder, timeout: patience });
    const output = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"]) {
      child[name].setEncoding("utf8").on("data", (text) => (output[name] += text));
    }
    child.on("close", (status, signal) => {
      const stderr = signal === null ? output.stderr : `it hangs (${signal})`;
      resolve({ exitCode: status ?? 4, stdout: output.stdout, stderr });
    });
  });
}

function firstLine(text) {
  return text.trim().split("\n")[0] ?? "";
}
