import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { readFiles, scratch, writeFiles } from "../write/scratch.js";
import { acmeSpec, brokenSpec } from "./acme-spec.js";
import { bundleLinkmint } from "./build-once.js";
import { installModules, runLinkmint } from "./linkmint.js";
import { rememberEmission } from "./remembered-emission.js";

const root = installModules();
rememberEmission(root);
bundleLinkmint(root);
const bin = join(root, "generator/bin/linkmint.js");

/** What watches a folder, and all that it has said. */
interface Watching {
  readonly child: ChildProcess;
  readonly said: () => string;
  /** Waits until something is so. */
  readonly until: (isSo: () => boolean) => Promise<void>;
  /** Presses Ctrl-C; gives the exit code. */
  readonly end: () => Promise<number | null>;
}

/** How long to wait for what has to come, in milliseconds: only what hangs takes so long. */
const patience = 60_000;

async function watchFolder(folder: string, ...args: string[]): Promise<Watching> {
  const child = spawn(process.execPath, [bin, "generate", "--watch", ...args], { cwd: folder });
  onTestFinished(() => void child.kill("SIGKILL"));
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (more: string) => (text += more));
  }
  const until = async (isSo: () => boolean): Promise<void> => {
    const limit = Date.now() + patience;
    const isAlive = (): boolean => child.exitCode === null && child.signalCode === null;
    while (!isSo() && isAlive() && Date.now() < limit) await setTimeout(5);
    if (!isSo()) throw new Error(`It does not come to that. It said:\n${text}`);
  };
  const end = (): Promise<number | null> => {
    child.kill("SIGINT");
    return exit;
  };
  // What is saved from now on is seen, whether or not it watches yet.
  await until(() => text.includes("Ctrl-C ends it"));
  return { child, said: () => text, until, end };
}

function summaryIn(folder: string): string {
  try {
    return readFileSync(join(folder, "generated/acme/src/link-token.ts"), "utf8");
  } catch {
    return "";
  }
}

describe("generate --watch", () => {
  test("writes what is saved, tells what is wrong, and ends without a trace", async () => {
    const folder = scratch({ "specs/acme.yaml": acmeSpec("First") });
    const { said, until, end } = await watchFolder(folder);
    expect(summaryIn(folder)).toContain("First");
    writeFiles(folder, { "specs/acme.yaml": acmeSpec("Second") });
    await until(() => summaryIn(folder).includes("Second"));
    writeFiles(folder, { "specs/acme.yaml": brokenSpec() });
    await until(() => said().includes("unknown-pointer"));
    expect(summaryIn(folder)).toContain("Second");
    writeFiles(folder, { "specs/acme.yaml": acmeSpec("Third") });
    await until(() => summaryIn(folder).includes("Third"));
    expect(await end()).toBe(0);
    expect(said()).not.toContain("Error:");
    expect(runLinkmint(root, ["check"], { folder })).toMatchObject({ exitCode: 0, stderr: "" });
    const leftovers = Object.keys(readFiles(folder)).filter((path) =>
      /lock|\.linkmint$/u.test(path),
    );
    expect(leftovers).toEqual([]);
  });

  test("follows specs that come, are renamed and go, and a folder that goes and comes back", async () => {
    const folder = scratch({ "specs/acme.yaml": acmeSpec("First") });
    const { said, until, end } = await watchFolder(folder);
    const has = (path: string) => existsSync(join(folder, "generated", path));
    writeFiles(folder, { "specs/zeta.yaml": acmeSpec() });
    await until(() => has("zeta/.linkmint.json"));
    renameSync(join(folder, "specs/zeta.yaml"), join(folder, "specs/beta.yaml"));
    await until(() => has("beta/.linkmint.json") && !has("zeta/.linkmint.json"));
    rmSync(join(folder, "specs/beta.yaml"));
    await until(() => !has("beta/.linkmint.json"));
    rmSync(join(folder, "specs"), { recursive: true });
    await until(() => said().includes("no-specs"));
    expect(has("acme/.linkmint.json")).toBe(true);
    mkdirSync(join(folder, "specs"));
    writeFiles(folder, { "specs/acme.yaml": acmeSpec("Back again") });
    await until(() => summaryIn(folder).includes("Back again"));
    // Many editors write another file and put it in the place of the old one.
    writeFileSync(join(folder, "specs/acme.yaml~"), acmeSpec("Put in place"));
    renameSync(join(folder, "specs/acme.yaml~"), join(folder, "specs/acme.yaml"));
    await until(() => summaryIn(folder).includes("Put in place"));
    expect(await end()).toBe(0);
  });

  test("follows specs whose folders are not there yet, or go and come back", async () => {
    const folder = scratch({ other: "" });
    const { until, end } = await watchFolder(folder, "--specs", "api/linking/specs");
    for (const summary of ["First", "Second"]) {
      writeFiles(folder, { "api/linking/specs/acme.yaml": acmeSpec(summary) });
      await until(() => summaryIn(folder).includes(summary));
      rmSync(join(folder, "api"), { recursive: true });
    }
    // Now at once, as git does it, so that a folder is another before anybody looks.
    for (let turn = 1; turn <= 10; turn += 1) {
      writeFiles(folder, { "api/linking/specs/acme.yaml": acmeSpec(`Turn ${turn}.`) });
      await until(() => summaryIn(folder).includes(`Turn ${turn}.`));
      rmSync(join(folder, "api"), { recursive: true });
    }
    expect(await end()).toBe(0);
  });

  test("follows specs that lie beside the working folder, when their folder goes and comes back", async () => {
    const folder = scratch({ "api/specs/acme.yaml": acmeSpec("First"), "app/here": "" });
    const app = join(folder, "app");
    const { said, until, end } = await watchFolder(app, "--specs", "../api/specs");
    expect(summaryIn(app)).toContain("First");
    rmSync(join(folder, "api"), { recursive: true });
    await until(() => said().includes("no-specs"));
    for (const summary of ["Second", "Third"]) {
      writeFiles(folder, { "api/specs/acme.yaml": acmeSpec(summary) });
      await until(() => summaryIn(app).includes(summary));
    }
    expect(await end()).toBe(0);
  });

  test("says why nothing can be watched, and ends", () => {
    const folder = scratch({ "specs/acme.yaml": acmeSpec("First") });
    const { status, stderr } = spawnSync(
      process.execPath,
      ["--import", join(import.meta.dirname, "refuse-watching.js"), bin, "generate", "--watch"],
      { cwd: folder, encoding: "utf8" },
    );
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr:
        "linkmint: specs cannot be watched: the system watches as many files as it may\n" +
        "help: raise fs.inotify.max_user_watches, and start again\n",
    });
    expect(summaryIn(folder)).toContain("First");
  });

  test("follows the config, one that is broken for a while included", async () => {
    const folder = scratch({
      "specs/acme.yaml": acmeSpec("First"),
      "api/acme.yaml": acmeSpec("Elsewhere"),
      "linkmint.config.mjs": "export default { specs: 'specs', scope: '@one' };\n",
    });
    const { said, until, end } = await watchFolder(folder);
    const name = () =>
      String(JSON.parse(readFileSync(join(folder, "generated/acme/package.json"), "utf8")).name);
    expect(name()).toBe("@one/acme");
    writeFiles(folder, { "linkmint.config.mjs": "export default {{;\n" });
    await until(() => said().includes("cannot be loaded"));
    writeFiles(folder, {
      "linkmint.config.mjs": "export default { specs: 'api', scope: '@two' };\n",
    });
    await until(() => name() === "@two/acme" && summaryIn(folder).includes("Elsewhere"));
    writeFiles(folder, { "api/acme.yaml": acmeSpec("Followed") });
    await until(() => summaryIn(folder).includes("Followed"));
    expect(await end()).toBe(0);
  });

  test(
    "survives a hundred saves, some of them broken, some half-written",
    { timeout: 300_000 },
    async () => {
      const folder = scratch({ "specs/acme.yaml": acmeSpec("First") });
      const { until, end } = await watchFolder(folder);
      for (let save = 1; save <= 100; save += 1) {
        const text = acmeSpec(`Save ${save % 7}`);
        const saved = save % 5 === 0 ? brokenSpec() : save % 3 === 0 ? text.slice(0, 400) : text;
        writeFiles(folder, { "specs/acme.yaml": saved });
        await setTimeout(save % 10);
      }
      writeFiles(folder, { "specs/acme.yaml": acmeSpec("The last") });
      await until(() => summaryIn(folder).includes("The last"));
      expect(await end()).toBe(0);
      expect(runLinkmint(root, ["check"], { folder })).toMatchObject({ exitCode: 0, stderr: "" });
    },
  );

  test("goes with no format for machines, and with no other verb", () => {
    const folder = scratch({ "specs/acme.yaml": acmeSpec() });
    for (const args of [
      ["generate", "--watch", "--json"],
      ["check", "--watch"],
    ]) {
      expect(runLinkmint(root, args, { folder })).toMatchObject({ exitCode: 3 });
    }
  });
});
