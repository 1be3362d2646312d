import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { repository } from "../consumer.js";
import { installOnce } from "../install-once.js";
import { install, makeProject, pack, packageFolders, packList } from "../npm-project.js";
import { startServer } from "../runtime/recording-server.js";

/*
 * What a user gets: every package packed by `npm pack`, installed by `npm install` into an empty project,
 * and used. Nothing here reaches into the repository once the tarballs are made.
 */
const run = promisify(execFile);
let folder: string;

/** Asks publint and "Are the types wrong?" what they find in a tarball, for every resolution there is. */
async function inspect(tarball: string, flags: readonly string[] = []): Promise<void> {
  const packages = ["publint@0.3.25", "@arethetypeswrong/cli@0.18.5"];
  const tools = await installOnce("linkmint-test-packaging", packages);
  const bin = path.join(tools, "node_modules/.bin");
  await run(path.join(bin, "publint"), ["--strict", tarball]);
  await run(path.join(bin, "attw"), [tarball, ...flags]);
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "linkmint-packaging-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("the packages", () => {
  const project = () => path.join(folder, "app");

  test("install from tarballs", async () => {
    await makeProject(project());
    await run(process.execPath, [path.join(repository, "generator/bin/build.mjs")]);
    // Packing builds, as for whoever publishes: two do here, one after the other, and the rest is built by now.
    const tarballs: string[] = [];
    for (const each of packageFolders) {
      const flags = ["templates/runtime", "generated/truto"].includes(each)
        ? []
        : ["--ignore-scripts"];
      tarballs.push(await pack(each, folder, flags));
    }
    await install(project(), tarballs);
    // The generated packages are alike.
    for (const [index, each] of packageFolders.entries())
      if (each.startsWith("templates/") || each === "generated/truto")
        await inspect(tarballs[index] ?? "");
    const manifest = JSON.parse(await readFile(path.join(project(), "package.json"), "utf8")) as {
      dependencies: Record<string, string>;
    };
    expect(Object.keys(manifest.dependencies)).toHaveLength(packageFolders.length);
  });

  test.each(["templates/runtime", "templates/mock", "generated/truto", "generated/junction"])(
    "%s holds its build, its README and its licence, and no sources",
    async (name) => {
      const [{ files }] = await packList(name);
      const paths = files.map((file) => file.path);
      expect(paths).toEqual(expect.arrayContaining(["LICENSE", "README.md", "package.json"]));
      const others = paths.filter((file) => !file.startsWith("dist/"));
      expect(others.sort()).toEqual(["LICENSE", "README.md", "package.json"]);
      expect(paths).toEqual(
        expect.arrayContaining(["dist/esm/index.js", "dist/cjs/index.js", "dist/cjs/package.json"]),
      );
    },
  );

  test.each([
    ["module.mjs", (names: string, from: string) => `import { ${names} } from "${from}";`],
    ["script.cjs", (names: string, from: string) => `const { ${names} } = require("${from}");`],
  ])("mint a token from %s", async (file, load) => {
    const server = await startServer(() => ({
      body: { link_token: "minted", link_web_url: "https://link.example" },
    }));
    const code = `${load("Truto", "@linkmint/truto")}
      ${load("JunctionClient, JunctionEnvironment", "@linkmint/junction")}
      const baseUrl = ${JSON.stringify(server.url)};
      const environment = JunctionEnvironment.Sandbox;
      new Truto({ token: "t", baseUrl }).linkToken.createForNewIntegration({ tenant_id: "acme-1" })
        .then(({ link_token }) => console.log(link_token));
      new JunctionClient({ apiKey: "k", environment, baseUrl }).link.token({ userId: "u", provider: "oura" })
        .then(({ linkToken, linkWebUrl }) => console.log(linkToken, linkWebUrl));`;
    await writeFile(path.join(project(), file), code);
    const { stdout, stderr } = await run(process.execPath, [file], { cwd: project() });
    await server.close();
    expect(stderr).toBe("");
    expect(stdout.split("\n").sort()).toEqual(["", "minted", "minted https://link.example"]);
    expect(server.requests.map(({ method, path: target }) => `${method} ${target}`).sort()).toEqual(
      ["POST /link-token", "POST /v2/link/token"],
    );
  });
});

describe("linkmint", () => {
  test("installs, generates and checks in a project of its user", async () => {
    const project = path.join(folder, "workspace");
    await makeProject(project);
    const tarball = await pack(".", folder);
    // Every Node that it runs on requires modules, too.
    await inspect(tarball, ["--ignore-rules", "cjs-resolves-to-esm"]);
    const { stderr } = await run("npm", ["install", "--no-audit", "--no-fund", tarball], {
      cwd: project,
    });
    expect(stderr).not.toContain("npm warn");
    await mkdir(path.join(project, "specs"));
    const spec = path.join(repository, "test/samples/minimal/spec.yaml");
    await copyFile(spec, path.join(project, "specs/acme.yaml"));
    const linkmint = path.join(project, "node_modules/linkmint/generator/bin/linkmint.js");
    const command = (...words: string[]) =>
      run(process.execPath, [linkmint, ...words], { cwd: project });

    const config = `import { defineConfig } from "linkmint";
      export default defineConfig({ scope: "@acme" });`;
    await writeFile(path.join(project, "linkmint.config.ts"), config);

    expect((await command("generate")).stdout).toContain("acme");
    await expect(command("check")).resolves.toMatchObject({ stderr: "" });
    const { name } = JSON.parse(
      await readFile(path.join(project, "generated/acme/package.json"), "utf8"),
    ) as { name: string };
    expect(name).toBe("@acme/acme");
  });
});
