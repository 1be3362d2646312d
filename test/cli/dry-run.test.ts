import { lstatSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { takeLock } from "../../generator/5-write/disk/lock.js";
import { documentWith, driftSpec } from "../drift/acme-spec.js";
import { readFiles, scratch, writeFiles } from "../write/scratch.js";
import { acmeSpec } from "./acme-spec.js";
import { useGeneratedFolder } from "./generated-folder.js";
import { managers } from "./init-fixtures.js";
import { installLinkmint, type Run, runLinkmint } from "./linkmint.js";

const root = installLinkmint();
const generated = useGeneratedFolder(root);
const run = (folder: string, ...args: string[]): Run => runLinkmint(root, args, { folder });

/** Every file and folder, and when it was last touched: a lock that was taken and given back shows. */
function stateOf(folder: string): unknown {
  const paths = ["", ...(readdirSync(folder, { recursive: true }) as string[])];
  return paths.sort().map((path) => {
    const { ctimeMs, mtimeMs, size } = lstatSync(join(folder, path));
    return { path, ctimeMs, mtimeMs, size };
  });
}

/** The documents of `--json`, as far as they are looked at. */
interface Document {
  readonly exitCode: number;
  readonly written?: boolean;
  readonly packages?: readonly { readonly provider: string; readonly changes: unknown }[];
  readonly kept?: readonly { readonly path: string }[];
  readonly edits?: unknown;
  readonly done?: unknown;
  readonly left?: unknown;
}

interface Both {
  readonly dry: Run;
  readonly json: { readonly dry: Document; readonly real: Document };
  readonly before: Record<string, string>;
  readonly after: Record<string, string>;
}

/** Runs a command dry, in both forms, and then in earnest. */
function runBoth(folder: string, ...args: string[]): Both {
  const before = readFiles(folder);
  const state = stateOf(folder);
  const dry = run(folder, ...args, "--dry-run");
  const dryJson: Document = JSON.parse(run(folder, ...args, "--dry-run", "--json").stdout);
  expect(stateOf(folder)).toEqual(state);
  const real: Document = JSON.parse(run(folder, ...args, "--json").stdout);
  expect(dry.exitCode).toBe(real.exitCode);
  expect(dryJson.exitCode).toBe(real.exitCode);
  return { dry, json: { dry: dryJson, real }, before, after: readFiles(folder) };
}

const withMark = (text: string): string => `\uFEFF${text.replaceAll("\n", "\r\n")}`;

describe("generate --dry-run", () => {
  /** The paths that differ between two trees, by what became of them; without what is linkmint's own. */
  function changesBetween(before: Both["before"], after: Both["after"]): string[] {
    const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...paths]
      .filter((path) => before[path] !== after[path] && !path.includes("/.linkmint/"))
      .map((path) => {
        if (!(path in before)) return `would add     ${path}`;
        return path in after ? `would update  ${path}` : `would remove  ${path}`;
      })
      .sort();
  }
  const listed = ({ stdout }: Run) => stdout.match(/^would .*$/gmu)?.sort() ?? [];
  const changesOf = ({ packages = [] }: Document) =>
    packages.map(({ provider, changes }) => ({ provider, changes }));

  test("lists what a run writes into an empty folder", () => {
    const { dry, json, before, after } = runBoth(
      scratch({ "specs/acme.yaml": acmeSpec() }),
      "generate",
    );
    expect(listed(dry)).toEqual(changesBetween(before, after));
    expect(listed(dry).length).toBeGreaterThan(10);
    expect(dry.stdout).toMatch(/^acme {2}would have added 12 files/mu);
    expect(dry.stderr).toBe("a dry run: nothing was written\n");
    expect(changesOf(json.dry)).toEqual(changesOf(json.real));
    expect(json.dry.written).toBe(false);
  });

  test("lists what a run adds, updates, removes and keeps a copy of", () => {
    const folder = generated();
    rmSync(join(folder, "specs/zeta.yaml"));
    rmSync(join(folder, "generated/acme/tsconfig.json"));
    writeFiles(folder, { "generated/acme/src/index.ts": "mine();\n" });
    const { dry, json, before, after } = runBoth(folder, "generate");
    expect(listed(dry)).toEqual(changesBetween(before, after));
    expect(new Set(listed(dry).map((line) => line.split(" ")[1]))).toEqual(
      new Set(["add", "update", "remove"]),
    );
    expect(dry.stderr).toContain("would have kept what was in generated/acme/src/index.ts as ");
    expect(json.dry.kept).toHaveLength(1);
    expect(json.dry.kept?.map(({ path }) => path)).toEqual(json.real.kept?.map(({ path }) => path));
  });

  test("lists nothing where nothing is to be done, or where a spec has an error", () => {
    const done = runBoth(generated(), "generate");
    expect(listed(done.dry)).toEqual([]);
    expect(done.dry.stdout).toContain("2 packages, nothing to do in ");
    const wrong = scratch({
      "specs/acme.yaml": acmeSpec().replace("token: /token", "token: /tokn"),
    });
    const { dry } = runBoth(wrong, "generate");
    expect(dry).toMatchObject({ exitCode: 2, stdout: "" });
  });

  test("leaves the lock and the rest of a run that was cut off", () => {
    const folder = generated();
    const gone = { process: 1, host: "gone", namespace: "", booted: 1, folders: ["acme"] };
    const broken = `${JSON.stringify({ ...gone, suffix: ".gone" })}\n`;
    writeFiles(folder, { "generated/.linkmint/lock": broken });
    const { dry } = runBoth(folder, "generate");
    expect(dry.stderr).toContain("would have cleared away what a run left that was cut off\n");
  });

  test("says that another run is writing, and waits for none", () => {
    const folder = generated();
    const release = takeLock(join(folder, "generated"), []).value?.release;
    const dry = run(folder, "generate", "--dry-run");
    release?.();
    expect(dry.exitCode).toBe(0);
    expect(dry.stderr).toMatch(
      /^another run is writing \(process \d+ on .*\); this shows the state before it$/mu,
    );
    expect(dry.stderr).not.toContain("waiting");
  });

  test("is refused beside --watch", () => {
    expect(run(scratch(), "generate", "--watch", "--dry-run").exitCode).toBe(3);
  });
});

test.each([
  ["", (text: string) => text],
  [" in the file's line endings and with its byte order mark", withMark],
])("lint --fix --dry-run shows what --fix writes%s", (_, written) => {
  const right = written(acmeSpec());
  const wrong = right.replace("acme.example", "acme.example/");
  const folder = scratch({ "specs/acme.yaml": wrong });
  const { dry, json, after } = runBoth(folder, "lint", "--fix");
  expect(after["specs/acme.yaml"]).toBe(right);
  expect(dry.stdout).toMatch(/^would fix specs\/acme\.yaml:\d+:\d+ {2}openapi-no-server/mu);
  expect(dry.stdout.match(/^ {2}[-+].*$/gmu)).toEqual([
    expect.stringMatching(/^ {2}- {2}- url: .*\/$/u),
    expect.stringMatching(/^ {2}\+ {2}- url: .*[^/]$/u),
  ]);
  expect(json.dry).toEqual(json.real);
  expect(json.dry.edits).toEqual([{ path: "specs/acme.yaml", after: right }]);
});

test.each([
  ["", (text: string) => text],
  [" in the file's line endings and with its byte order mark", withMark],
])("drift --apply --dry-run shows what --apply writes%s", (_, written) => {
  const upstream = documentWith(["        - paid\n", "        - paid\n        - trial\n"]);
  const folder = scratch({ "specs/acme.yaml": written(driftSpec()), "upstream.yaml": upstream });
  const drift = ["drift", "acme", "--upstream", "upstream.yaml", "--apply", "--dry-run"];
  const markdown = run(folder, ...drift, "--format", "markdown").stdout;
  expect(markdown).toContain("| Would take over | What differs |");
  expect(markdown).toMatch(/\nA dry run: nothing was written\.\n$/u);
  expect(run(folder, ...drift, "--format", "github").stdout).toContain("::would take over ");
  const { dry, json, after } = runBoth(
    folder,
    ...["drift", "acme", "--upstream", "upstream.yaml", "--apply"],
  );
  expect(dry.stdout).toContain("would take over  request-enum-member-added");
  expect(dry.stdout.match(/^ {2}[-+].*$/gmu)).toEqual([
    expect.stringMatching(/^ {2}\+ +- trial$/u),
  ]);
  expect(json.dry).toEqual(json.real);
  expect(json.dry.edits).toEqual([{ path: "specs/acme.yaml", after: after["specs/acme.yaml"] }]);
});

test("add --dry-run prints what add writes", () => {
  const folder = scratch({ "upstream.yaml": documentWith() });
  const add = ["add", "acme", "--from", "upstream.yaml", "--operation", "POST /tokens"];
  const { dry, json, after } = runBoth(folder, ...add);
  expect(dry.stdout).toBe(after["specs/acme.yaml"]);
  expect(dry.stderr).toContain("a dry run: specs/acme.yaml was not written\n");
  expect(json.dry).toEqual(json.real);
});

test("init --dry-run lists what init does", () => {
  const { json } = runBoth(scratch(managers.npm), "init");
  expect(json.dry).toMatchObject({ done: [], planned: json.real.done, left: json.real.left });
});

test.each([["lint"], ["drift"]])("%s --dry-run is refused where nothing is written", (command) => {
  const { exitCode, stderr } = run(scratch(), command, "--dry-run");
  expect(exitCode).toBe(3);
  expect(stderr).toContain("writes nothing");
});
