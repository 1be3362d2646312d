import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { commandsOf, pageBlocks } from "./pages.js";
import { expectSharedCache } from "./remote-cache.js";
import { addApp, makeWorkspace, specOf, type Workspace } from "./workspace.js";

/*
 * A workspace with Turborepo, from the README's first command to a release. The tests of this file go on from one
 * another.
 */
let workspace: Workspace;

beforeAll(() => {
  const turbo = '{\n  // ours\n  "tasks": {}\n}\n';
  workspace = makeWorkspace(
    { turbo: "2.11.11" },
    { "turbo.json": turbo, "acme.yaml": specOf("acme") },
  );
});

afterAll(() => workspace.remove());

/** Runs a task everywhere, and gives what Turborepo says of each, and of all. */
async function runTurbo(task: string): Promise<readonly string[]> {
  const output = await workspace.sh(
    `npx turbo run ${task} --ui=stream --output-logs=hash-only --no-color`,
  );
  return output
    .split("\n")
    .flatMap((line) => {
      const [, name, status] = /^(\S+): cache (hit|miss)/u.exec(line) ?? [];
      if (name !== undefined) return [`${name} ${status}`];
      return /^\s*Cached:\s+(.*)$/u.exec(line)?.[1] ?? [];
    })
    .sort();
}

describe("Turborepo", () => {
  test("the page's commands set it up", async () => {
    const { sh, read, write } = workspace;
    await sh("git init --quiet");
    const [setup = ""] = pageBlocks("sh");
    const commands = commandsOf(setup);
    expect(commands.length).toBeGreaterThan(3);
    for (const command of commands) await sh(command);
    expect(read("packages/link/acme/package.json")).toContain('"name": "@acme/acme"');

    write("specs/zeta.yaml", specOf("zeta"));
    await sh("npm run generate:link");
    addApp(workspace);
    await sh("npm install");
    expect(await sh("npx linkmint init")).toContain("nothing to do");
  });

  test("generates and builds, and a second time takes all from its cache", async () => {
    const [, build = ""] = pageBlocks("sh");
    expect(commandsOf(build)).toEqual(["npx turbo run generate:link && npx turbo run build"]);
    expect(await runTurbo("generate:link")).toEqual(
      ["//:generate:link miss", "0 cached, 1 total"].sort(),
    );
    expect(await runTurbo("build")).toEqual(
      [
        "0 cached, 3 total",
        "@acme/acme:build miss",
        "@acme/zeta:build miss",
        "web:build miss",
      ].sort(),
    );
    expect(workspace.read("apps/web/dist/index.js")).toContain("@acme/zeta");
    expect(await workspace.sh(build)).toMatch(
      /1 cached, 1 total[^]*>>> FULL TURBO[^]*3 cached, 3 total[^]*>>> FULL TURBO/u,
    );
  });

  test("what changes one spec builds one package, and what uses it", async () => {
    workspace.change("specs/zeta.yaml", (text) => text.replace("Who connects.", "Who it is."));
    expect(await runTurbo("generate:link")).toContain("//:generate:link miss");
    expect(workspace.read("packages/link/zeta/src/models.ts")).toContain("Who it is.");
    expect(await runTurbo("build")).toEqual(
      [
        "1 cached, 3 total",
        "@acme/acme:build hit",
        "@acme/zeta:build miss",
        "web:build miss",
      ].sort(),
    );
    expect(await runTurbo("build")).toContain("3 cached, 3 total");
  });

  test("puts back what was deleted, byte for byte, and nothing of the user's", async () => {
    const { sh, write, read, generated } = workspace;
    const before = generated();
    write("packages/link/acme/mine.test.ts", "mine");
    await sh("rm -rf packages/link/*/src packages/link/*/README.md packages/link/*/.linkmint.json");
    expect(await runTurbo("generate:link")).toContain("//:generate:link hit");
    expect(generated()).toEqual({ ...before, "packages/link/acme/mine.test.ts": "mine" });
    await sh("npx linkmint check");

    write("packages/link/acme/mine.test.ts", "changed");
    await runTurbo("generate:link");
    expect(read("packages/link/acme/mine.test.ts")).toBe("changed");
    await sh("rm packages/link/acme/mine.test.ts");
  });

  test("leaves a release's version alone", async () => {
    const { change, read, sh } = workspace;
    const version = (to: string) => (text: string) =>
      text.replace(/"version": ".*"/u, `"version": "${to}"`);
    change("packages/link/acme/package.json", version("0.1.1"));
    await runTurbo("generate:link");
    expect(read("packages/link/acme/package.json")).toContain('"version": "0.1.1"');
    await sh("npx linkmint check");
    change("packages/link/acme/package.json", version("0.1.0"));
  });
});

test("a clone takes from a shared cache what was done elsewhere", async () => {
  const [, , shared = ""] = pageBlocks("sh");
  const [command = ""] = commandsOf(shared);
  expect(command).toBe("npx turbo run generate:link check:link");
  await expectSharedCache(workspace, {
    variables: (address) => `TURBO_API=${address} TURBO_TOKEN=token TURBO_TEAM=acme`,
    command: `${command} --ui=stream --no-color`,
    allMissed: /Cached:\s+0 cached, 2 total/u,
    allHit: /Cached:\s+2 cached, 2 total/u,
  });
});

describe("the workflow for GitHub Actions", () => {
  const [file = ""] = pageBlocks("yaml");
  const { on, jobs } = parse(file) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const commands = steps.flatMap((step) => step.run ?? []);

  test("runs for pull requests and ends with the gate", () => {
    expect(on).toBe("pull_request");
    expect(steps.flatMap(({ uses }) => uses?.split("@")[0] ?? [])).toEqual([
      "actions/checkout",
      "actions/setup-node",
    ]);
    expect(commands.at(-1)).toBe("npx linkmint check --format github");
  });

  test("is silent where all is well, and annotates the file that is not", async () => {
    for (const command of commands.slice(0, -1)) await workspace.sh(command);
    const gate = commands.at(-1) ?? "";
    expect(await workspace.sh(gate)).toBe("");
    workspace.change("packages/link/acme/src/index.ts", (text) => `${text}// edited\n`);
    await expect(workspace.sh(gate)).rejects.toThrow(
      "::error file=packages/link/acme/src/index.ts,title=edited::The file is not what its spec gives.%0Ahelp: run npx linkmint generate",
    );
  });
});

interface Workflow {
  readonly on: string;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
}
