import { execFile } from "node:child_process";
import { cp, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { rolldown } from "rolldown";
import type { TestProject } from "vitest/node";
import { repository } from "../consumer.js";
import { install, makeProject, packageFolders, packList } from "../npm-project.js";
import { installTool } from "./install-tool.js";
import { makeCertificates } from "./make-certificates.js";
import { type ToolName, tools } from "./tools.js";

declare module "vitest" {
  interface ProvidedContext {
    /** A project that has every package, installed by npm from its tarball. */
    readonly project: string;
    /** Where `makeCertificates` wrote to; absent on a machine without openssl. */
    readonly certificates: string | undefined;
    /** Where the tools are that this machine can have. */
    readonly tools: Readonly<Partial<Record<ToolName, string>>>;
  }
}

/** Gets the tools, says what has to be skipped, and installs the packed packages in an empty project. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), "linkmint-runtimes-")));
  const remove = () => rm(folder, { recursive: true, force: true });
  const project = path.join(folder, "app");
  try {
    const { found, certificates } = await getTools(folder);
    await makeProject(project);
    await install(project, await packAll(folder));
    await addSuite(project);
    provide("project", project);
    provide("tools", found);
    provide("certificates", certificates);
    return remove;
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Prints what this machine cannot have; in CI, that is an error. */
async function getTools(folder: string) {
  const found: Partial<Record<ToolName, string>> = {};
  const skipped: string[] = [];
  for (const name of Object.keys(tools) as ToolName[]) {
    try {
      found[name] = await installTool(name);
    } catch (error) {
      skipped.push(`${name} ${tools[name].version}: ${(error as Error).message}`);
    }
  }
  const certificates = await makeCertificates(path.join(folder, "certificates")).catch(
    (error: Error) => {
      skipped.push(`the proxy and mutual TLS: ${error.message}`);
      return undefined;
    },
  );
  for (const line of skipped.length > 0 ? skipped : ["nothing"]) console.log(`skipped: ${line}`);
  if (skipped.length > 0 && process.env["CI"]) {
    throw new Error("CI runs everything: skipping is for a developer's machine.");
  }
  return { found, certificates };
}

/** Builds once and packs without building again; `test/packaging` has each package build itself. */
async function packAll(folder: string): Promise<string[]> {
  await promisify(execFile)(process.execPath, [path.join(repository, "generator/bin/build.mjs")]);
  const flags = ["--ignore-scripts", "--pack-destination", folder];
  const packed = await Promise.all(packageFolders.map((each) => packList(each, flags)));
  return packed.map(([{ filename }]) => path.join(folder, filename));
}

/** The suite, and bundles of its workers and the packages for the runtime that installs nothing. */
async function addSuite(project: string): Promise<void> {
  const suite = path.join(project, "suite");
  await cp(path.join(import.meta.dirname, "suite"), suite, { recursive: true });
  for (const name of ["worker", "isolate"]) {
    const bundle = await rolldown({ input: path.join(suite, `${name}.mjs`), platform: "neutral" });
    await bundle.write({ file: path.join(suite, `${name}.js`), format: "esm" });
  }
}
