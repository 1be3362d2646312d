import { execFile } from "node:child_process";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { repository } from "../consumer.js";
import { packList } from "../npm-project.js";

declare module "vitest" {
  interface ProvidedContext {
    /** The tarballs of linkmint and its runtime. */
    readonly tarballs: readonly string[];
  }
}

/** Packs linkmint and its runtime as they would be published, for every workspace to install. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), "linkmint-tarballs-")));
  await promisify(execFile)(process.execPath, [path.join(repository, "generator/bin/build.mjs")]);
  const flags = ["--ignore-scripts", "--pack-destination", folder];
  const packed = await Promise.all([".", "templates/runtime"].map((each) => packList(each, flags)));
  provide(
    "tarballs",
    packed.map(([{ filename }]) => path.join(folder, filename)),
  );
  return () => rm(folder, { recursive: true, force: true });
}
