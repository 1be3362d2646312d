import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readFiles, scratch, writeFiles } from "../write/scratch.js";

const repository = join(import.meta.dirname, "../..");

describe("build.mjs", () => {
  test("gives what the packages' own build scripts give, and leaves nothing of old builds", () => {
    const root = layOut({
      "generated/acme": "import acme from 'openapi-fetch';\nexport const named: unknown = acme;\n",
    });
    writeFiles(root, {
      "generated/acme/dist/esm/gone.js": "",
      "generator/dist/gone.js": "",
      "generated/site/index.html": "",
    });
    expect(build(root)).toMatchObject({ status: 0, stderr: "" });
    expect(Object.keys(readFiles(join(root, "generator/dist")))).toEqual([
      ...["bundle/THIRD-PARTY.txt", "bundle/key", "bundle/main.cjs", "bundle/plan-source.cjs"],
      ...["cli/main.js", "pipeline/plan-source.js", "runtime.json"],
    ]);
    for (const folder of ["templates/runtime", "generated/acme"]) {
      const dist = join(root, folder, "dist");
      const built = readFiles(dist);
      rmSync(dist, { recursive: true });
      const own = spawnSync("npm", ["run", "build"], { cwd: join(root, folder) });
      expect(own.status).toBe(0);
      expect(built).toEqual(readFiles(dist));
    }
  });

  test("builds again what changed, or what it needs, and nothing else", () => {
    const root = layOut({
      "generated/acme": "export const acme = 1;\n",
      "generated/zeta": "export const zeta = 1;\n",
    });
    const marked = ["templates/runtime", "generated/acme", "generated/zeta"];
    /** What is built after a change: the folders whose mark is gone. */
    const builtAfter = (change: Readonly<Record<string, string>>) => {
      for (const folder of marked) writeFiles(root, { [`${folder}/dist/mark.js`]: "" });
      writeFiles(root, change);
      expect(build(root)).toMatchObject({ status: 0, stderr: "" });
      return marked.filter((folder) => !existsSync(join(root, folder, "dist/mark.js")));
    };
    expect(builtAfter({})).toEqual(marked);
    expect(builtAfter({})).toEqual([]);
    expect(builtAfter({ "generated/acme/src/index.ts": "export const acme = 2;\n" })).toEqual([
      "generated/acme",
    ]);
    expect(builtAfter({ "templates/runtime/src/index.ts": "export const runtime = 2;\n" })).toEqual(
      marked,
    );
    writeFiles(root, { "generated/zeta/src/index.ts": "export const zeta: string = 2;\n" });
    expect([build(root).status, build(root).status]).toEqual([1, 1]);
  });

  test("names the errors of all projects by file and line, each once", () => {
    const root = layOut({
      "generated/acme": "export const a: string = 1;\n",
      "generated/zeta": "\nexport const z: string = 1;\n",
    });
    const { status, stdout, stderr } = build(root);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr.split("\n").map((line) => line.split(": Type")[0])).toEqual([
      "generated/acme/src/index.ts(1,14): error TS2322",
      "generated/zeta/src/index.ts(2,14): error TS2322",
      "",
    ]);
  });

  test.each([
    { name: "the kept compiler", missing: ["typescript-7"], want: /TS2322/u },
    {
      name: "it without types of Node or a bundler",
      missing: ["typescript-7", "@types", "rolldown"],
      want: /^$/u,
    },
  ])("makes do with $name, as after npm ci --omit=dev", ({ missing, want }) => {
    const root = layOut({ "generated/acme": "export const a: string = '';\n" });
    // Only the types of Node tell that this is wrong.
    const main = "export const main: string = process.pid;\n";
    const settings = { compilerOptions: { module: "NodeNext", types: ["node"], outDir: "dist" } };
    writeFiles(root, {
      "generator/cli/main.ts": main,
      "generator/tsconfig.json": JSON.stringify({ ...settings, include: ["**/*.ts"] }),
    });
    const modules = join(root, "node_modules");
    rmSync(modules);
    mkdirSync(modules);
    for (const name of readdirSync(join(repository, "node_modules"))) {
      if (missing.includes(name)) continue;
      symlinkSync(join(repository, "node_modules", name), join(modules, name));
    }
    const { status, stderr } = build(root);
    expect(stderr).toMatch(want);
    expect(status).toBe(stderr === "" ? 0 : 1);
    expect(Object.keys(readFiles(join(root, "generated/acme/dist")))).toContain("cjs/index.js");
    const built = Object.keys(readFiles(join(root, "generator/dist")));
    expect(built.filter((file) => missing.includes("rolldown") && file.includes("bundle"))).toEqual(
      [],
    );
  });

  test("leaves an old build alone where nothing is installed to make a new one", () => {
    const root = layOut({});
    writeFiles(root, { "generator/dist/cli/main.js": "old" });
    rmSync(join(root, "node_modules"));
    const { status, stderr } = build(root);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: "linkmint's own dependencies are not installed: run npm ci\n",
    });
    expect(readFiles(join(root, "generator/dist"))).toEqual({ "cli/main.js": "old" });
  });

  test("needs no packages", () => {
    expect(build(layOut({})).status).toBe(0);
  });
});

/** A repository with a runtime, a mock, a linkmint and packages, whose whole source is given by folder. */
function layOut(packages: Readonly<Record<string, string>>): string {
  const copy = (path: string): string => readFileSync(join(repository, path), "utf8");
  const shared = {
    "templates/runtime": "export const runtime = 1;\n",
    "templates/mock": "export const mock = 1;\n",
    "templates/gateway": "export const gateway = 1;\n",
    "templates/site": "export const site = 1;\n",
  };
  const root = scratch({
    "package.json": '{ "type": "module" }',
    "generator/bin/build.mjs": copy("generator/bin/build.mjs"),
    "generator/bin/bundle.mjs": copy("generator/bin/bundle.mjs"),
    "generator/cli/main.ts": "export const main = 1;\n",
    "generator/pipeline/plan-source.ts": "export const planSource = 1;\n",
    "generator/tsconfig.json": JSON.stringify({
      compilerOptions: { module: "NodeNext", types: [], rootDir: ".", outDir: "dist" },
      include: ["**/*.ts"],
    }),
  });
  for (const [folder, text] of Object.entries({ ...shared, ...packages })) {
    writeFiles(join(root, folder), {
      "package.json": copy("templates/runtime/package.json"),
      "tsconfig.json": copy("templates/provider/tsconfig.json"),
      "src/index.ts": text,
    });
  }
  symlinkSync(join(repository, "node_modules"), join(root, "node_modules"));
  return root;
}

function build(root: string): { status: number | null; stdout: string; stderr: string } {
  const bin = join(root, "generator/bin/build.mjs");
  return spawnSync(process.execPath, [bin], { cwd: root, encoding: "utf8" });
}
