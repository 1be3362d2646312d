import { readdirSync, readFileSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parseDocument } from "../../generator/1-load/parse-document.js";
import { lintDocument } from "../../generator/2-lint/lint-document.js";
import { buildModel } from "../../generator/3-model/build-model.js";
import { emitPackage } from "../../generator/4-emit/emit-package.js";
import type { FileTree } from "../../generator/types/tree.js";

/*
 * A folder is a test: `spec.yaml` shows one idea, `expected/` is what is generated for it.
 * `UPDATE_EXPECTED=1 npx vitest run test/samples` writes the folders anew: read the diff.
 */
const root = import.meta.dirname;
const update = process.env["UPDATE_EXPECTED"] === "1";
const samples = readdirSync(root, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? entry.name : [],
);

describe.each(samples)("%s", (sample) => {
  test("gives what is expected", async () => {
    const tree = await emitSample(sample);
    if (update) await writeExpected(sample, tree);
    for (const file of shownFiles(sample, tree)) {
      expect(tree.get(file)).toBe(await readExpected(sample, file));
    }
    expect(listExpected(sample)).toEqual(shownFiles(sample, tree));
  });

  test("gives the same again", async () => {
    expect([...(await emitSample(sample))]).toEqual([...(await emitSample(sample))]);
  });
});

test("a package has these files", async () => {
  expect([...(await emitSample("minimal")).keys()]).toEqual([
    "README.md",
    "package.json",
    "src/client.ts",
    "src/describe.ts",
    "src/index.ts",
    "src/link-token.ts",
    "src/models.ts",
    "src/operations.ts",
    "src/schema.ts",
    "src/validators.ts",
    "tsconfig.json",
  ]);
});

async function emitSample(sample: string): Promise<FileTree> {
  const text = await readFile(path.join(root, sample, "spec.yaml"), "utf8");
  const { value, diagnostics } = parseDocument({ provider: "acme", path: "specs/acme.yaml", text });
  expect(diagnostics).toEqual([]);
  if (value === undefined) throw new Error("no document");
  expect(lintDocument(value).filter(({ severity }) => severity === "error")).toEqual([]);
  return emitPackage(buildModel(value), {
    scope: "@acme",
    document: value,
    runtimeVersion: "0.1.0",
    specPath: "specs/acme.yaml",
  });
}

/** The sources of every sample; everything of the smallest and of the most hostile one; some READMEs. */
function shownFiles(sample: string, tree: FileTree): string[] {
  const whole = sample === "minimal" || sample === "hostile-text";
  const more = shownReadmes.includes(sample) ? ["README.md"] : [];
  // It says again what the other files say, but for these.
  const hidden = whole || shownDescriptions.includes(sample) ? "" : "src/describe.ts";
  return [...tree.keys()]
    .filter((file) => whole || file.startsWith("src/") || more.includes(file))
    .filter((file) => file !== hidden)
    .sort();
}

/** Of enums, lifetimes, a form, several responses, parameters, and each kind of credential. */
const shownDescriptions = [
  ...["enums", "exclusive-modes", "expiry", "form-body", "several-responses", "parameters"],
  ...["alternative-credentials", "client-credentials", "composed-schemas", "signed-requests"],
];

/** Of several operations, of no createLinkToken, of no credentials, of a signer, of values that discriminate and of pages. */
const shownReadmes = [
  ...["expiry", "undecided-result", "undecided-security", "signed-requests"],
  ...["discriminators", "widget"],
];

function listExpected(sample: string): string[] {
  const folder = path.join(root, sample, "expected");
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.replaceAll("\\", "/"))
    .sort();
}

async function readExpected(sample: string, file: string): Promise<string> {
  return readFileSync(path.join(root, sample, "expected", file), "utf8");
}

async function writeExpected(sample: string, tree: FileTree): Promise<void> {
  const folder = path.join(root, sample, "expected");
  await rm(folder, { recursive: true, force: true });
  for (const file of shownFiles(sample, tree)) {
    const target = path.join(folder, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, tree.get(file) ?? "");
  }
}
