import { afterAll, beforeAll, expect, test } from "vitest";
import { addApp, makeWorkspace, specOf, type Workspace } from "./workspace.js";

/* A release by changesets: the version and CHANGELOG.md of a package are release tooling's, all else is ours. */
let workspace: Workspace;

beforeAll(() => {
  // The last that runs on Node 20.
  const tools = { "@changesets/cli": "2.31.1" };
  const config = { access: "public", baseBranch: "main", commit: false };
  workspace = makeWorkspace(tools, { ".changeset/config.json": JSON.stringify(config) });
});

afterAll(() => workspace.remove());

test("what changesets releases is still what the specs give", async () => {
  const { sh, read, write } = workspace;
  await sh("npm install --save-dev linkmint typescript");
  await sh("npx linkmint init");
  for (const provider of ["acme", "zeta"]) write(`specs/${provider}.yaml`, specOf(provider));
  await sh("npm run generate:link");
  addApp(workspace);
  await sh("npm install");
  write(".changeset/new-rule.md", '---\n"@acme/acme": minor\n---\n\nA rule more.\n');
  await sh("git init --quiet --initial-branch main && git add .");
  await sh("git -c user.name=a -c user.email=a@acme.example commit --quiet --message a");

  await sh("npx changeset version");
  expect(JSON.parse(read("packages/link/acme/package.json"))).toMatchObject({ version: "0.2.0" });
  expect(JSON.parse(read("packages/link/zeta/package.json"))).toMatchObject({ version: "0.1.0" });
  expect(JSON.parse(read("apps/web/package.json"))).toMatchObject({
    dependencies: { "@acme/acme": "^0.2.0", "@acme/zeta": "^0.1.0" },
  });
  expect(read("packages/link/acme/CHANGELOG.md")).toContain("A rule more.");
  const packed = await sh("npm pack --dry-run --json --ignore-scripts ./packages/link/acme");
  expect(packed).toContain('"CHANGELOG.md"');

  const released = workspace.generated();
  await sh("npm run check:link");
  expect(await sh("npm run generate:link")).toContain("nothing to do");
  expect(workspace.generated()).toEqual(released);
});

test("packages are private, and changesets publishes none", async () => {
  expect(await workspace.sh("npx changeset publish 2>&1")).toContain("No unpublished projects");
});

test("a spec that changes afterwards moves neither", async () => {
  const { sh, read, change } = workspace;
  const changelog = read("packages/link/acme/CHANGELOG.md");
  change("specs/acme.yaml", (text) => text.replace("Who connects.", "Who it is."));
  await expect(sh("npm run check:link")).rejects.toThrow("src/models.ts");
  await sh("npm run generate:link");
  expect(read("packages/link/acme/src/models.ts")).toContain("Who it is.");
  expect(read("packages/link/acme/package.json")).toContain('"version": "0.2.0"');
  expect(read("packages/link/acme/CHANGELOG.md")).toBe(changelog);
  await sh("npm run check:link");
});
