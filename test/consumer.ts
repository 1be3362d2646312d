import { mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** The repository. */
export const repository = path.resolve(import.meta.dirname, "..");

/** A project outside the repository that has the packages in its `node_modules`. */
export interface Consumer {
  readonly folder: string;
  readonly write: (file: string, text: string) => Promise<string>;
  readonly remove: () => Promise<void>;
}

/**
 * Makes an ES module project whose `node_modules` link to the built packages of this repository, as
 * a workspace would. (`test/packaging` installs them from tarballs in place of links.)
 */
export async function makeConsumer(): Promise<Consumer> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), "linkmint-consumer-")));
  const modules = path.join(folder, "node_modules");
  await mkdir(path.join(modules, "@linkmint"), { recursive: true });
  await mkdir(path.join(modules, "@types"));
  const link = (from: string, name: string) =>
    symlink(path.join(repository, from), path.join(modules, name), "junction");
  await link(".", "linkmint");
  await link("templates/runtime", "@linkmint/runtime");
  await link("templates/mock", "@linkmint/mock");
  await link("templates/gateway", "@linkmint/gateway");
  for (const provider of await providers())
    await link(`generated/${provider}`, `@linkmint/${provider}`);
  await link("node_modules/openapi-fetch", "openapi-fetch");
  await link("node_modules/@types/node", "@types/node");
  const write = async (file: string, text: string): Promise<string> => {
    const target = path.join(folder, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
    return target;
  };
  await write("package.json", JSON.stringify({ name: "consumer", private: true, type: "module" }));
  return { folder, write, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The providers that have a package. */
export async function providers(): Promise<string[]> {
  const entries = await readdir(path.join(repository, "specs"));
  return entries.map((entry) => path.parse(entry).name).sort();
}
