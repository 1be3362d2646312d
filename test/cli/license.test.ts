import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadConfig } from "../../generator/cli/config/load-config.js";
import { scratch } from "../write/scratch.js";

/** Loads a config with a licence, with whatever `make` puts in the place of its text. */
async function load(make: (path: string) => void) {
  const folder = scratch({ "settings/linkmint.json": '{ "license": "MIT" }', secret: "Secret" });
  make(join(folder, "settings/LICENSE"));
  const { value, diagnostics } = await loadConfig(join(folder, "settings/linkmint.json"));
  const texts = diagnostics.map(({ message }) => message.replace(`${folder}/settings/`, ""));
  return { text: value?.publication?.licenseText, hasValue: value !== undefined, texts };
}

test.skipIf(process.platform === "win32").each<[string, (path: string) => void, string]>([
  ["a pipe", (path) => execFileSync("mkfifo", [path]), "is no plain file"],
  ["a folder", (path) => mkdirSync(path), "is no plain file"],
  [
    "a link that leads out",
    (path) => symlinkSync("../secret", path),
    "is a link that leads out of its folder",
  ],
  ["a link to nothing", (path) => symlinkSync("gone", path), "cannot be read (ENOENT)"],
  ["no text", (path) => writeFileSync(path, Buffer.from([0xff])), "is not UTF-8 text"],
])("%s is no LICENSE", async (_, make, what) => {
  const message = `LICENSE, which packages would get with license, ${what}.`;
  expect(await load(make)).toEqual({ text: undefined, hasValue: false, texts: [message] });
});

test.each<[string, (path: string) => void, string | undefined]>([
  ["a file", (path) => writeFileSync(path, "\uFEFFOurs"), "Ours"],
  [
    "a link inside",
    (path) => {
      writeFileSync(join(path, "../MIT.txt"), "MIT");
      symlinkSync("MIT.txt", path);
    },
    "MIT",
  ],
  ["nothing", () => {}, undefined],
])("%s may be the LICENSE", async (_, make, text) => {
  expect(await load(make)).toEqual({ text, hasValue: true, texts: [] });
});
