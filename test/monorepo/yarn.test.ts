import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { addApp, makeWorkspace, specOf, type Workspace } from "./workspace.js";

/*
 * A workspace with Yarn's Plug'n'Play, where a package finds nothing but what it declares, and which the newest
 * TypeScript does not know.
 */
let workspace: Workspace;

beforeAll(() => {
  const [linkmint = "", runtime = ""] = inject("tarballs");
  const manifest = {
    name: "@acme/monorepo",
    private: true,
    packageManager: "yarn@4.18.1",
    workspaces: ["apps/*"],
    devDependencies: { linkmint: `file:${linkmint}`, typescript: "5.9.3" },
    resolutions: { "@linkmint/runtime": `file:${runtime}`, typescript: "^6.0.0" },
  };
  workspace = makeWorkspace(
    {},
    {
      "package.json": JSON.stringify(manifest),
      "yarn.lock": "",
      ".yarnrc.yml": [
        "nodeLinker: pnp",
        "enableTelemetry: false",
        "enableImmutableInstalls: false",
        ...wayToRegistry(),
      ].join("\n"),
    },
  );
});

afterAll(() => workspace.remove());

/** How npm reaches the registry on this machine, as Yarn calls it, such as through a proxy with a certificate of its own. */
function wayToRegistry(): string[] {
  const settings = [
    ["registry", "npmRegistryServer"],
    ["cafile", "httpsCaFilePath"],
    ["https-proxy", "httpsProxy"],
  ] as const;
  return settings.flatMap(([name, ours]) => {
    const said = execFileSync("npm", ["config", "get", name], { encoding: "utf8" }).trim();
    const value = said === "null" && name === "cafile" ? process.env["NODE_EXTRA_CA_CERTS"] : said;
    return value === undefined || value === "null" ? [] : [`${ours}: ${JSON.stringify(value)}`];
  });
}

const yarn = "node tools/node_modules/@yarnpkg/cli-dist/bin/yarn.js";

test("sets up, generates and builds", async () => {
  const { sh, read, write } = workspace;
  write("tools/package.json", "{}");
  await sh("npm install --prefix tools @yarnpkg/cli-dist@4.18.1");
  await sh(`${yarn} install`);
  await sh(`${yarn} linkmint init`);
  for (const provider of ["acme", "zeta"]) write(`specs/${provider}.yaml`, specOf(provider));
  await sh(`${yarn} run generate:link`);
  addApp(workspace);
  write(
    "apps/web/package.json",
    read("apps/web/package.json").replace("}}", '},"devDependencies":{"typescript":"5.9.3"}}'),
  );
  await sh(`${yarn} install`);
  await sh(`${yarn} workspaces foreach --all --topological-dev --exclude @acme/monorepo run build`);
  expect(read("packages/link/acme/dist/cjs/index.js")).toContain("require(");
  expect(read("apps/web/dist/index.js")).toContain("@acme/zeta");
  expect(await sh(`${yarn} run check:link`)).not.toContain("error");
});
