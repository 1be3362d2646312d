import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../consumer.js";
import { scratch } from "../write/scratch.js";

/*
 * The page "Add a provider" is run from its first line to its last, in a folder of its own: `yaml` and `js` blocks
 * with a file's name are files, `diff` blocks change them, `sh` blocks run, and the `text` block after one is what it
 * prints. What takes another time on each run is compared as one word. `UPDATE_EXPECTED=1 npx vitest run
 * test/cli/add-a-provider.test.ts` writes what is printed into the page: read the diff.
 */
const pageFile = join(repository, "generator/docs/add-a-provider.md");
const page = readFileSync(pageFile, "utf8");

const update = process.env["UPDATE_EXPECTED"] === "1";

/** A code block of the page. */
interface Block {
  readonly language: string;
  readonly file: string;
  readonly text: string;
}

test("Add a provider shows what happens", () => {
  const folder = scratch();
  linkModules(folder);
  const blocks = codeBlocks(page);
  const shown: string[] = [];
  for (const [index, block] of blocks.entries()) {
    switch (block.language) {
      case "sh": {
        const next = blocks[index + 1];
        const want = next?.language === "text" ? next.text : "";
        const output = run(block.text, folder);
        shown.push(output);
        if (!update) expect(steady(output), block.text).toBe(steady(want));
        break;
      }
      case "text":
        break;
      case "diff":
        changeFile(join(folder, block.file), block.text);
        break;
      default:
        writeFile(join(folder, block.file), block.text);
    }
  }
  expect(shown.length).toBeGreaterThan(8);
  if (update) writeFileSync(pageFile, withOutputs(page, shown));
}, 300_000);

test("every block of the page is run, and what is shown belongs to a command", () => {
  const blocks = codeBlocks(page);
  expect(blocks).toHaveLength((page.match(/^```/gmu) ?? []).length / 2);
  for (const [index, { language, file }] of blocks.entries()) {
    if (language === "text") expect(blocks[index - 1]?.language).toBe("sh");
    else expect(file !== "" || language === "sh").toBe(true);
  }
});

/** The page with what its commands print in the blocks that show it. */
function withOutputs(markdown: string, outputs: readonly string[]): string {
  let index = -1;
  return markdown.replaceAll(/^```(sh|text)\n(.*?)^```$/gmsu, (block, language: string) => {
    if (language === "sh") index += 1;
    return language === "sh" ? block : `\`\`\`text\n${outputs[index] ?? ""}\`\`\``;
  });
}

function codeBlocks(markdown: string): Block[] {
  return [...markdown.matchAll(/^```(\w+) ?(\S*)\n(.*?)^```$/gmsu)].map(
    ([, language = "", file = "", text = ""]) => ({ language, file, text }),
  );
}

/** What a folder has that linkmint and the new package were installed in. */
function linkModules(folder: string): void {
  const modules = join(folder, "node_modules");
  const link = (from: string, name: string): void => {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(repository, from), join(modules, name));
  };
  link(".", "linkmint");
  link("generator/bin/linkmint.js", ".bin/linkmint");
  link("node_modules/typescript", "typescript");
  link("node_modules/.bin/tsc", ".bin/tsc");
  link("node_modules/openapi-fetch", "openapi-fetch");
  link("templates/runtime", "@linkmint/runtime");
  symlinkSync(join(folder, "generated/tidewater"), join(modules, "@linkmint/tidewater"));
}

/** What a shell prints for commands, errors included. */
function run(commands: string, folder: string): string {
  const script = `exec 2>&1\n${commands}\ntrue`;
  return execFileSync("sh", ["-c", script], { cwd: folder, encoding: "utf8", env: environment() });
}

/** Without what npm hands to scripts, and without colours and notices of updates. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, NO_COLOR: "1", npm_config_update_notifier: "false" };
}

/** Durations as one word, and columns of any width. */
function steady(text: string): string {
  return text.replaceAll(/\d+(?:\.\d+)? m?s\b/gu, "TIME").replaceAll(/ +(?=TIME)/gu, " ");
}

/** Replaces the lines that a diff takes away by those that it adds; they stand once in the file. */
function changeFile(file: string, diff: string): void {
  const lines = diff.split("\n").filter((line) => line !== "");
  const side = (mark: string): string =>
    lines
      .filter((line) => line.startsWith(mark) || line.startsWith(" "))
      .map((line) => `${line.slice(1)}\n`)
      .join("");
  const [before, after] = [side("-"), side("+")];
  const text = readFileSync(file, "utf8");
  expect(text.split(before)).toHaveLength(2);
  writeFileSync(
    file,
    text.replace(before, () => after),
  );
}

function writeFile(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
