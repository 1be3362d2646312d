import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { repository } from "../consumer.js";
import { installOnce } from "../install-once.js";

/** The last major version that runs on Node 20. */
const stryker = ["@stryker-mutator/core@9.6.1", "@stryker-mutator/vitest-runner@9.6.1"];
const source = "templates/runtime/src";
const tests = "test/runtime";

/** Mutates one file of the runtime's source, and runs the named tests of `test/runtime` against each mutant. */
export async function runStryker(file: string, testNames: readonly string[]): Promise<Outcome> {
  const packages = await installOnce("linkmint-test-mutation", stryker);
  const modules = path.join(packages, "node_modules/@stryker-mutator");
  const work = await mkdtemp(path.join(tmpdir(), "linkmint-mutation-"));
  const report = path.join(work, "report.json");
  const config = path.join(work, "stryker.config.json");
  const options = {
    mutate: [`${source}/${file}`],
    // What is left is copied. With these alone, a mutant of a constant meets no more tests than the others.
    ignorePatterns: [
      "**",
      ...[`${source}/**`, "test/*.ts", `${tests}/*`, "package.json", "vitest.config.ts"].map(
        (each) => `!${each}`,
      ),
      `${tests}/*.test.ts`,
      ...testNames.map((name) => `!${tests}/${name}.test.ts`),
    ],
    plugins: [path.join(modules, "vitest-runner/dist/src/index.js")],
    testRunner: "vitest",
    vitest: { related: false },
    coverageAnalysis: "perTest",
    concurrency: 1,
    timeoutMS: 10_000,
    disableTypeChecks: false,
    reporters: ["json"],
    jsonReporter: { fileName: report },
    tempDirName: path.join(work, "sandbox"),
  };
  try {
    await writeFile(config, JSON.stringify(options));
    const env = Object.entries(process.env).filter(([name]) => !name.startsWith("VITEST"));
    await promisify(execFile)(
      process.execPath,
      [path.join(modules, "core/bin/stryker.js"), "run", config],
      { cwd: repository, env: Object.fromEntries(env) },
    ).catch((error: Error & { stdout?: string }) => {
      throw new Error(error.stdout, { cause: error });
    });
    const { files } = JSON.parse(await readFile(report, "utf8")) as Report;
    return Object.values(files).map(readOutcome)[0] as Outcome;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** What became of a file's mutants. */
export interface Outcome {
  readonly mutants: number;
  /** Those that made a test fail, or never end. */
  readonly killed: number;
  /** Each as its line reads with it. */
  readonly survivors: readonly string[];
}

/** What is read of Stryker's report (mutation testing report schema 2). */
interface Report {
  readonly files: Readonly<Record<string, ReportedFile>>;
}

interface ReportedFile {
  readonly source: string;
  readonly mutants: readonly Mutant[];
}

interface Mutant {
  readonly status: string;
  readonly replacement: string;
  readonly location: Readonly<
    Record<"start" | "end", { readonly line: number; readonly column: number }>
  >;
}

function readOutcome({ source: text, mutants }: ReportedFile): Outcome {
  const lines = text.split("\n");
  const survivors = mutants
    .filter(({ status }) => !/Killed|Timeout/.test(status))
    .map(({ replacement, location: { start, end } }) => {
      const before = lines[start.line - 1]?.slice(0, start.column - 1) ?? "";
      const after = lines[end.line - 1]?.slice(end.column - 1) ?? "";
      return `${before}${replacement}${after}`.replace(/\s+/g, " ").trim();
    });
  return { mutants: mutants.length, killed: mutants.length - survivors.length, survivors };
}
