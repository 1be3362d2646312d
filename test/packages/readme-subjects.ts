import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { ProviderDescription } from "@linkmint/runtime";
import { parseDocument } from "../../generator/1-load/parse-document.js";
import { buildModel } from "../../generator/3-model/build-model.js";
import { emitPackage } from "../../generator/4-emit/emit-package.js";
import type { ProviderModel } from "../../generator/types/model.js";
import { type Consumer, providers, repository } from "../consumer.js";

/** A package whose README is to be tried. */
export interface Subject {
  readonly name: string;
  /** Whether its package is of a sample: all of those have one name. */
  readonly isSample: boolean;
  readonly model: ProviderModel;
  readonly readme: string;
  /** Puts a package into a consumer that has it not yet; gives its description. */
  readonly install: (consumer: Consumer) => Promise<ProviderDescription>;
}

/** Sample specs without a provider's package to show what they do: no credentials, no variables, a signer, several responses. */
const samples = ["several-responses", "signed-requests", "undecided-result", "undecided-security"];

/** Every provider's package, and those of some sample specs. */
export async function readSubjects(): Promise<Subject[]> {
  return Promise.all([...(await providers()).map(readProvider), ...samples.map(readSample)]);
}

/** What the runtime's README says of all packages; its recipes that need another package have a test of their own. */
export async function readShared(): Promise<Subject> {
  const [, ...sections] = (await readText("templates/runtime/README.md")).split(/^(?=## )/mu);
  const readme = sections.filter((section) => !section.includes('from "undici"')).join("");
  return { ...(await readProvider("truto")), name: "the runtime", readme };
}

async function readProvider(name: string): Promise<Subject> {
  const { model } = await readSpec(name, `specs/${name}.yaml`);
  const readme = await readText(`generated/${name}/README.md`);
  return {
    name,
    isSample: false,
    model,
    readme,
    install: (consumer) => describe(consumer, `@linkmint/${name}`),
  };
}

async function readSample(name: string): Promise<Subject> {
  const { model, document } = await readSpec("acme", `test/samples/${name}/spec.yaml`);
  const specPath = "specs/acme.yaml";
  const context = { scope: "@acme", document, runtimeVersion: "0.1.0", specPath };
  const files = await emitPackage(model, context);
  const install = async (consumer: Consumer) => {
    const folder = "node_modules/@acme/acme";
    for (const [file, text] of files) await consumer.write(`${folder}/${file}`, text);
    const compiler = path.join(repository, "node_modules/typescript-7/bin/tsc");
    await promisify(execFile)(process.execPath, [compiler, "-p", folder], { cwd: consumer.folder });
    return describe(consumer, "@acme/acme");
  };
  const readme = files.get("README.md") ?? "";
  return { name: `sample ${name}`, isSample: true, model, readme, install };
}

async function describe({ folder }: Consumer, name: string): Promise<ProviderDescription> {
  const file = path.join(folder, "node_modules", name, "dist/esm/describe.js");
  const [description] = Object.values<ProviderDescription>(await import(file));
  if (description === undefined) throw new Error(`${name} describes nothing`);
  return description;
}

async function readSpec(provider: string, specPath: string) {
  const { value } = parseDocument({ provider, path: specPath, text: await readText(specPath) });
  if (value === undefined) throw new Error(`${specPath} has errors`);
  return { document: value, model: buildModel(value) };
}

function readText(file: string): Promise<string> {
  return readFile(path.join(repository, file), "utf8");
}
