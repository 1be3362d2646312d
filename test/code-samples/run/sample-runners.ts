import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Consumer, repository } from "../../consumer.js";
import { type Ended, type Place, runProgram } from "./run-program.js";

/** A sample by a name that may stand in a path. */
export interface NamedSample {
  readonly name: string;
  readonly text: string;
}

/** Runs samples of one language, one after the other in as few processes as the language lets. */
export interface SampleRunner {
  /** The language's id. */
  readonly language: string;
  /** The programs that it needs. */
  readonly programs: readonly string[];
  readonly run: (
    consumer: Consumer,
    samples: readonly NamedSample[],
    environment: Readonly<Record<string, string>>,
  ) => Promise<Ended>;
}

const importAll = `for (const file of process.argv.slice(2)) {
  await import(file).catch((error) => {
    console.error(file, error);
    process.exitCode = 1;
  });
}`;

const runAllPython = `import runpy, sys, traceback
failed = False
for file in sys.argv[1:]:
    try:
        runpy.run_path(file, run_name="__main__")
    except Exception:
        traceback.print_exc()
        failed = True
sys.exit(failed)`;

export const sampleRunners: readonly SampleRunner[] = [
  {
    language: "linkmint",
    programs: [],
    // It has no types, so that it is JavaScript, too.
    run: async (consumer, samples, environment) =>
      runModules(consumer, { samples, environment, ending: "linkmint.mjs" }),
  },
  {
    language: "javascript",
    programs: [],
    run: async (consumer, samples, environment) =>
      runModules(consumer, { samples, environment, ending: "mjs" }),
  },
  {
    language: "curl",
    programs: ["curl", "jq"],
    run: async (consumer, samples, environment) => {
      const files = await writeAll(consumer, samples, ({ name }) => `${name}.sh`);
      const loop = `status=0
for file in "$@"; do
  sh "$file" || { echo "$file" >&2; status=1; }
done
exit $status`;
      return runProgram("sh", ["-c", loop, "sh", ...files], { cwd: consumer.folder, environment });
    },
  },
  {
    language: "python",
    programs: ["/usr/bin/python3"],
    run: async (consumer, samples, environment) => {
      const files = await writeAll(consumer, samples, ({ name }) => `${name}.py`);
      const driver = await consumer.write("run-all.py", runAllPython);
      return runProgram("/usr/bin/python3", [driver, ...files], {
        cwd: consumer.folder,
        environment,
      });
    },
  },
  { language: "go", programs: ["go"], run: runGo },
  { language: "java", programs: ["java", "javac"], run: runJava },
];

interface Modules {
  readonly samples: readonly NamedSample[];
  readonly environment: Readonly<Record<string, string>>;
  readonly ending: string;
}

async function runModules(
  consumer: Consumer,
  { samples, environment, ending }: Modules,
): Promise<Ended> {
  const files = await writeAll(consumer, samples, ({ name }) => `${name}.${ending}`);
  const driver = await consumer.write("run-all.mjs", importAll);
  return runProgram(process.execPath, [driver, ...files], { cwd: consumer.folder, environment });
}

async function writeAll(
  consumer: Consumer,
  samples: readonly NamedSample[],
  nameOf: (sample: NamedSample) => string,
): Promise<string[]> {
  return Promise.all(samples.map((sample) => consumer.write(nameOf(sample), sample.text)));
}

/** The first runs as it is; then each of the others becomes a package, so that one program runs them all. */
async function runGo(
  { folder }: Consumer,
  samples: readonly NamedSample[],
  environment: Readonly<Record<string, string>>,
): Promise<Ended> {
  const module = path.join(folder, "go");
  const [first, ...others] = samples;
  await write(module, "go.mod", "module samples\n\ngo 1.19\n");
  for (const { name, text } of samples) await write(module, `whole/${name}/main.go`, text);
  for (const { name, text } of others) {
    const part = text
      .replace(/^package main$/mu, `package ${name}`)
      .replace(/^func main\(\) \{$/mu, "func Run() {");
    await write(module, `part/${name}/sample.go`, part);
  }
  const imports = others.map(({ name }) => `\t"samples/part/${name}"\n`).join("");
  const calls = others.map(({ name }) => `\t${name}.Run()\n`).join("");
  const all = `package main\n\nimport (\n${imports})\n\nfunc main() {\n${calls}}\n`;
  await write(module, "main.go", all);
  const home = process.env["HOME"] ?? folder;
  const own = { ...environment, GOTOOLCHAIN: "local", GOPROXY: "off", HOME: home };
  const at = { cwd: module, environment: own };
  const formatted = await runProgram("gofmt", ["-l", "whole"], at);
  if (formatted.stdout !== "") return { ...formatted, code: 1, stderr: formatted.stdout };
  return runAll(
    [
      ["go", ["vet", "./whole/..."]],
      ["go", ["run", `./whole/${first?.name}`]],
      ["go", ["run", "."]],
    ],
    at,
  );
}

/** The first runs as it is; then each of the others becomes a package, so that one virtual machine runs them all. */
async function runJava(
  { folder }: Consumer,
  samples: readonly NamedSample[],
  environment: Readonly<Record<string, string>>,
): Promise<Ended> {
  const sources = path.join(folder, "java");
  const [first, ...others] = samples;
  await write(sources, "Main.java", first?.text ?? "");
  for (const { name, text } of others) {
    await write(sources, `${name}/Main.java`, `package ${name};\n${text}`);
  }
  const calls = others.map(({ name }) => `        ${name}.Main.main(args);\n`).join("");
  const all = `public class All {\n    public static void main(String[] args) throws Exception {\n${calls}    }\n}\n`;
  await write(sources, "All.java", all);
  const files = ["All.java", ...others.map(({ name }) => `${name}/Main.java`)];
  return runAll(
    [
      ["java", ["Main.java"]],
      ["javac", ["-d", "classes", ...files]],
      ["java", ["-cp", "classes", "All"]],
    ],
    { cwd: sources, environment },
  );
}

async function write(folder: string, file: string, text: string): Promise<void> {
  const target = path.join(folder, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, text);
}

/** Runs programs one after the other, as far as one fails. */
async function runAll(
  programs: readonly (readonly [name: string, words: readonly string[]])[],
  at: Place,
): Promise<Ended> {
  let ended: Ended = { code: 0, stdout: "", stderr: "" };
  for (const [name, words] of programs) {
    ended = await runProgram(name, words, at);
    if (ended.code !== 0) break;
  }
  return ended;
}

/** The repository's TypeScript, which samples of the first language are checked by. */
export const typescript = path.join(repository, "node_modules/typescript-7/bin/tsc");
