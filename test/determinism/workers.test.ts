import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { chooseWorkers } from "../../generator/pipeline/choose-workers.js";
import { brokenSpec, suspiciousSpec } from "../cli/acme-spec.js";
import { installLinkmint, runLinkmint } from "../cli/linkmint.js";
import { repository } from "../consumer.js";
import { readFiles, scratch } from "../write/scratch.js";

/* Several threads give what one gives, and what becomes of them becomes of the run. */
const root = installLinkmint();
const worker = join(root, "generator/bin/worker.js");

const samples = readdirSync(join(repository, "test/samples"))
  .filter((name) => !name.includes("."))
  .slice(0, 4);
const specs = Object.fromEntries(
  samples.map((name) => {
    const file = join(repository, "test/samples", name, "spec.yaml");
    return [`specs/${name}.yaml`, readFileSync(file, "utf8")];
  }),
);

/** Generates in a folder of its own, and gives the packages and all that was said but for times. */
function generate(workers: string, files: Readonly<Record<string, string>>) {
  const folder = scratch(files);
  const run = runLinkmint(root, ["generate", "--json", "--workers", workers], { folder });
  const text = run.stdout.replaceAll(/"milliseconds": ?\d+/gu, "");
  const written = Object.entries(readFiles(folder)).filter(
    ([path]) => !path.includes("/.linkmint/"),
  );
  return { ...run, stdout: text, files: Object.fromEntries(written) };
}

describe.each([
  ["good specs", specs],
  [
    "a warning and an error",
    { ...specs, "specs/b.yaml": suspiciousSpec(), "specs/z.yaml": brokenSpec() },
  ],
])("%s", (_, files) => {
  test("come to the same in one thread, two and eight", () => {
    const want = generate("1", files);
    expect(want.stderr).toBe("");
    for (const workers of ["2", "8"]) expect(generate(workers, files)).toEqual(want);
  });
});

/** Has threads run other code for a test. */
function sabotage(code: string): void {
  const text = readFileSync(worker, "utf8");
  writeFileSync(worker, code);
  onTestFinished(() => writeFileSync(worker, text));
}

/** Generates in two threads of little memory. */
function generateWithLittle() {
  const folder = scratch(specs);
  const environment = { NODE_OPTIONS: "--max-old-space-size=100" };
  return { folder, ...runLinkmint(root, ["generate", "--workers", "2"], { folder, environment }) };
}

describe("a thread", () => {
  test.each([
    ["ends", "module.exports = () => process.exit(3);", "worker exited with code: 3"],
    ["throws", 'module.exports = () => { throw new Error("spilled") };', "spilled"],
    [
      "throws beside its work",
      'module.exports = () => { setImmediate(() => { throw new Error("lost") }); return new Promise(() => {}) };',
      "lost",
    ],
    ["cannot start", 'throw new Error("no");', "no"],
  ])("that %s is one clear error, and nothing is written", (_, code, reason) => {
    sabotage(code);
    const { folder, ...run } = generateWithLittle();
    expect(run).toMatchObject({ exitCode: 4, stdout: "" });
    expect(run.stderr).toMatch(/^linkmint: this is a bug in linkmint: .*\n$/u);
    expect(run.stderr).toContain(reason);
    expect(existsSync(join(folder, "generated"))).toBe(false);
  });

  test("that needs more memory than there is says what to do, and nothing is written", () => {
    sabotage("module.exports = () => { for (const all = []; ; ) all.push(Array(1e6).fill(1.5)) };");
    const { folder, ...run } = generateWithLittle();
    expect(run).toMatchObject({ exitCode: 2, stdout: "" });
    expect(run.stderr).toMatch(
      /^linkmint: a thread ran out of memory; nothing was written\nhelp: /u,
    );
    expect(run.stderr).toContain("--workers 1");
    expect(existsSync(join(folder, "generated"))).toBe(false);
  });

  test("is none where there is nothing to do", () => {
    const folder = scratch(specs);
    expect(runLinkmint(root, ["generate"], { folder }).exitCode).toBe(0);
    sabotage("process.exit(3);");
    const again = runLinkmint(root, ["generate", "--workers", "8"], { folder });
    expect(again).toMatchObject({ exitCode: 0, stderr: "" });
    expect(again.stdout).toContain("nothing to do");
  });

  test("ends with the run on Ctrl-C", async () => {
    const folder = scratch(specs);
    sabotage(`require("node:fs").writeFileSync("busy", ""); for (;;);`);
    const words = [join(root, "generator/bin/linkmint.js"), "generate", "--workers", "2"];
    const child: ChildProcess = spawn(process.execPath, words, { cwd: folder });
    onTestFinished(() => void child.kill("SIGKILL"));
    const ended = once(child, "exit");
    while (!existsSync(join(folder, "busy"))) await setTimeout(10);
    child.kill("SIGINT");
    expect(await ended).toEqual([null, "SIGINT"]);
  });
});

describe("how many threads pay", () => {
  const has = { tasks: 300, cores: 4, bytes: 2 ** 33 };

  test.each([
    ["a core each", {}, 4],
    ["one core", { cores: 1 }, 1],
    ["few specs", { tasks: 13 }, 1],
    ["no spec", { tasks: 0 }, 1],
    ["little memory", { bytes: 3e8 }, 1],
    ["as many as were asked for", { asked: 7 }, 7],
    ["no more than there are specs", { asked: 7, tasks: 2 }, 2],
    ["no more than 16", { asked: 300 }, 16],
    ["none asked for", { asked: 0 }, 1],
  ])("%s", (_, other, want) => {
    expect(chooseWorkers({ ...has, ...other })).toBe(want);
  });
});
