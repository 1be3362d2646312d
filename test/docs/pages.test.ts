import { execFileSync, execSync, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { acmeSpec } from "../cli/acme-spec.js";
import { repository } from "../consumer.js";
import { readFiles, scratch } from "../write/scratch.js";

/* The README and the pages that linkmint's own package ships. */
const bin = path.join(repository, "generator/bin/linkmint.js");
const read = (page: string): string => readFileSync(path.join(repository, page), "utf8");
const folder = "generator/docs";
const pages = [
  "README.md",
  ...readdirSync(path.join(repository, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${folder}/${name}`),
];

/** A page without its code, tables, marks and addresses. */
function proseOf(page: string): string {
  return read(page)
    .replace(/^```.*?^```$/gmsu, "")
    .replace(/^\|.*$/gmu, "")
    .replace(/\]\([^)]*\)/gu, "]");
}

describe("links", () => {
  const shipped = new Set<string>();
  const packed = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: repository,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  for (const { path: file } of JSON.parse(packed)[0].files) shipped.add(file);

  test.each(pages)("of %s lead to what npm ships", (page) => {
    const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/gu)].map(([, link = ""]) => link);
    const dead = links.filter((link) => {
      if (/^https?:/u.test(link)) return false;
      const [to = "", anchor] = link.split("#");
      const target = to === "" ? page : path.posix.join(path.posix.dirname(page), to);
      const isThere = shipped.has(target) && existsSync(path.join(repository, target));
      return !isThere || (anchor !== undefined && !anchorsOf(target).includes(anchor));
    });
    expect(dead).toEqual([]);
  });

  function anchorsOf(page: string): string[] {
    return [...read(page).matchAll(/^#+ (.*)$/gmu)].map(([, title = ""]) =>
      title
        .toLowerCase()
        .replace(/[^\w\- ]/gu, "")
        .replaceAll(" ", "-"),
    );
  }
});

test("the page on generate has the exit codes of the help", () => {
  const help = execFileSync(process.execPath, [bin, "--help"], { encoding: "utf8" });
  const codes = [...help.matchAll(/^ {2}(\d) {2}(.*)$/gmu)];
  const table = [...read(`${folder}/generate.md`).matchAll(/^\| (\d) +\| (.*?)\.? +\|$/gmu)];
  const plain = ([, code, text = ""]: readonly string[]) =>
    `${code} ${text.replace(/`/gu, "").replace(/\s+/gu, " ").toLowerCase()}`;
  expect(codes.length).toBe(5);
  expect(table.map(plain)).toEqual(codes.map(plain));
});

test("each command has a page, and the README links to it", () => {
  const help = execFileSync(process.execPath, [bin, "--help"], { encoding: "utf8" });
  const [, list = ""] = /^Commands:\n(.*?)\n\n/msu.exec(help) ?? [];
  const commands = [...list.matchAll(/^ {2}(\w+)/gmu)].map(([, name = ""]) => name);
  expect(commands.length).toBeGreaterThan(5);
  for (const name of commands) {
    expect(read(`${folder}/${name}.md`)).toMatch(new RegExp(`^# linkmint ${name}\n`, "u"));
    expect(read("README.md")).toContain(`(${folder}/${name}.md)`);
  }
});

const forDevelopers = ["CONTRIBUTING.md", "generator/README.md", "templates/gateway/README.md"];

test.each([...pages, ...forDevelopers])("%s has no sentence of more than 30 words", (page) => {
  const sentences = proseOf(page).split(/(?<=[.!?][)*`"]*)\s+|\n\s*\n|\n\s*(?:[-*]|\d\.) /u);
  const long = sentences.filter((sentence) => sentence.trim().split(/\s+/u).length > 30);
  expect(long).toEqual([]);
});

test("the README has at most 700 words of prose", () => {
  expect(proseOf("README.md").trim().split(/\s+/u).length).toBeLessThanOrEqual(700);
});

test("the README's commands set a repository up, add a provider and generate its package", () => {
  const [, section = ""] = read("README.md").split("\n## Generate your own\n");
  const lines = [...section.matchAll(/^npx linkmint (.*)$/gmu)].map(([, line = ""]) => line);
  expect(lines.map((line) => line.split(" ")[0])).toEqual(["init", "add", "generate"]);
  const cwd = scratch({ "package.json": '{ "name": "@acme/all" }', "acme.yaml": acmeSpec() });
  for (const line of lines) execSync(`"${process.execPath}" "${bin}" ${line}`, { cwd });
  expect(Object.keys(readFiles(cwd))).toContain("packages/link/acme/src/index.ts");
});

test("the README packs what packages need until they are on npm", () => {
  const [, line = ""] = /^npm pack --pack-destination \. (.*)$/mu.exec(read("README.md")) ?? [];
  const names = line.split(" ").map((place) => {
    const file = path.join(place.replace("../linkmint", repository), "package.json");
    return JSON.parse(readFileSync(file, "utf8")).name;
  });
  expect(names).toEqual(["linkmint", "@linkmint/runtime"]);
});

describe("the README's first token", () => {
  const mock = spawn(process.execPath, [bin, "mock", "truto", "--port", "0"], { cwd: repository });
  afterAll(() => void mock.kill());

  test("is minted as the page says", async () => {
    let said = "";
    for await (const chunk of mock.stdout) {
      said += String(chunk);
      if (/TRUTO_BASE_URL=\S+\s/u.test(said)) break;
    }
    const [, baseUrl = ""] = /TRUTO_BASE_URL=(\S+)/u.exec(said) ?? [];
    const [, code = ""] = /^```js mint\.mjs\n(.*?)^```$/msu.exec(read("README.md")) ?? [];
    const at = `${repository}/`;
    const sample = code.replace("./generated", `${at}generated`).replace(/http:[^"]+/u, baseUrl);
    const output = execFileSync(process.execPath, ["--input-type=module", "-e", sample], {
      encoding: "utf8",
    });
    expect(output).toMatch(/^\S{20,} \d{4}-\d\d-\d\dT\S+Z\n$/u);
  });
});
