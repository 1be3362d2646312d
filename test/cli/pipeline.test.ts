import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  type Generation,
  type PlanRequest,
  generatePackages,
  planSpecs,
} from "../../generator/pipeline.js";
import { readFiles, scratch, writeFiles } from "../write/scratch.js";
import { acmeSpec, brokenSpec } from "./acme-spec.js";

describe("planSpecs and generatePackages", () => {
  test("a second run finds nothing to do and touches nothing", async () => {
    const folder = scratch({ "specs/acme.yaml": acmeSpec(), "specs/zeta.yaml": acmeSpec() });
    expect(await summary(folder)).toHaveLength(24);
    await generate(folder);
    const index = join(folder, "out/acme/src/index.ts");
    const { mtimeMs, ino } = statSync(index);
    expect(await summary(folder)).toEqual([]);
    await generate(folder);
    expect(statSync(index)).toMatchObject({ mtimeMs, ino });
  });

  test("a changed spec changes its own package alone", async () => {
    const folder = scratch({ "specs/acme.yaml": acmeSpec(), "specs/zeta.yaml": acmeSpec() });
    await generate(folder);
    writeFiles(folder, { "specs/zeta.yaml": acmeSpec("Mint a token") });
    const changes = await summary(folder);
    expect(changes).toContain("stale zeta/src/link-token.ts");
    expect(changes.filter((change) => !change.startsWith("stale zeta/"))).toEqual([]);
  });

  test("an error in one spec names all problems of all specs, and nothing is written", async () => {
    const folder = scratch({
      "specs/acme.yaml": acmeSpec(),
      "specs/beta.yaml": brokenSpec(),
      "specs/zeta.yaml": brokenSpec(),
    });
    const { written, diagnostics, packages } = await generate(folder);
    expect(written).toBe(false);
    expect(diagnostics.map(({ code, path }) => `${code} ${path}`)).toEqual([
      `unknown-pointer ${folder}/specs/beta.yaml`,
      `unknown-pointer ${folder}/specs/zeta.yaml`,
    ]);
    expect(packages.map(({ provider }) => provider)).toEqual(["acme"]);
    expect(Object.keys(readFiles(folder))).toHaveLength(3);
  });

  test("a file of somebody else's in one package keeps all packages from being written", async () => {
    const folder = scratch({ "specs/acme.yaml": acmeSpec(), "specs/zeta.yaml": acmeSpec() });
    writeFiles(folder, { "out/zeta/package.json": '{ "name": "theirs" }' });
    const before = readFiles(folder);
    const { diagnostics } = await generate(folder);
    expect(diagnostics).toMatchObject([{ code: "foreign-file" }]);
    expect(readFiles(folder)).toEqual(before);
  });

  test("what git and release tooling do to a package is no change", async () => {
    const folder = scratch({ "specs/acme.yaml": acmeSpec() });
    await generate(folder);
    const packageJson = readFileSync(join(folder, "out/acme/package.json"), "utf8");
    writeFiles(folder, {
      "out/acme/package.json": packageJson.replace(/"version": ".*"/u, '"version": "9.8.7"'),
      "out/acme/CHANGELOG.md": "# 9.8.7\n",
    });
    expect(await summary(folder)).toEqual([]);
    const files = Object.entries(readFiles(join(folder, "out")));
    const crlf = files.map(([path, text]) => [path, text.replaceAll("\n", "\r\n")] as const);
    writeFiles(join(folder, "out"), Object.fromEntries(crlf));
    expect(await summary(folder)).toEqual([]);
  });
});

describe("a package whose spec is gone", () => {
  async function withoutSpec(): Promise<string> {
    const folder = scratch({ "specs/acme.yaml": acmeSpec(), "specs/zeta.yaml": acmeSpec() });
    await generate(folder);
    rmSync(join(folder, "specs/zeta.yaml"));
    return folder;
  }

  test("is removed but for what we did not write", async () => {
    const folder = await withoutSpec();
    writeFiles(folder, { "out/zeta/CHANGELOG.md": "theirs", "out/other/tsconfig.json": "theirs" });
    const changes = await summary(folder);
    expect(changes).toHaveLength(12);
    expect(changes.every((change) => change.startsWith("orphaned zeta/"))).toBe(true);
    await generate(folder);
    const left = Object.keys(readFiles(join(folder, "out")));
    expect(left.filter((path) => !/^(?:acme|\.linkmint)\//u.test(path))).toEqual([
      "other/tsconfig.json",
      "zeta/CHANGELOG.md",
    ]);
  });

  test("stays when only other providers were asked for", async () => {
    const folder = await withoutSpec();
    expect(await summary(folder, { providers: ["acme"] })).toEqual([]);
  });

  test("stays when specs could not be read", async () => {
    const folder = await withoutSpec();
    rmSync(join(folder, "specs/acme.yaml"));
    expect(await summary(folder)).toEqual([]);
  });
});

function request(folder: string): PlanRequest {
  return {
    specs: join(folder, "specs"),
    out: join(folder, "out"),
    providers: [],
    scope: "@acme",
    placements: [],
    runtimeVersion: "1.2.3",
    tool: "this",
  };
}

/** What a plan would change, as `reason path`. */
async function summary(folder: string, changed: Partial<PlanRequest> = {}): Promise<string[]> {
  const { packages } = await planSpecs({ ...request(folder), ...changed });
  return packages.flatMap(({ provider, changes }) =>
    changes.map(({ reason, path }) => `${reason} ${provider}/${path}`),
  );
}

async function generate(folder: string): Promise<Generation> {
  return generatePackages(request(folder));
}
