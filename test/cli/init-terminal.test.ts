import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readFiles, scratch } from "../write/scratch.js";
import { canOpenTerminals, talkTo } from "./terminal.js";

/* The question of `init`. */

const talk = (root: string, typed: readonly string[], environment = {}) => {
  const folder = scratch({ "package.json": root });
  const answer = (index: number) => typed[index] ?? "\u0004";
  const request = { folder, command: "init", environment, prompt: /@\w+(?:\]|): /u, answer };
  return talkTo(request).then((talked) => ({ ...talked, folder }));
};

describe.skipIf(!canOpenTerminals)("init on a terminal (skipped without util-linux)", () => {
  test("asks for a scope until it is one, and writes it", async () => {
    const { code, answered, said, folder } = await talk("{}", ["acme\r", "@acme\r"]);
    expect({ code, answered }).toEqual({ code: 0, answered: 2 });
    expect(said).toContain("an npm scope of yours, such as @acme: ");
    expect(readFileSync(join(folder, "linkmint.config.json"), "utf8")).toContain('"@acme"');
  });

  test("offers a scope like the name of the root, which an empty line takes", async () => {
    const { code, said, folder } = await talk('{ "name": "lumen" }', ["\r"]);
    expect(code).toBe(0);
    expect(said).toContain("an npm scope of yours [@lumen]: ");
    expect(readFileSync(join(folder, "linkmint.config.json"), "utf8")).toContain('"@lumen"');
  });

  test("writes nothing where the author leaves", async () => {
    const { code, said, folder } = await talk("{}", []);
    expect(code).toBe(3);
    expect(said).toContain("The packages need an npm scope.");
    expect(Object.keys(readFiles(folder))).toEqual(["package.json"]);
  });

  test("asks nothing in CI, where nobody would answer", async () => {
    const { code, answered } = await talk("{}", [], { CI: "true" });
    expect({ code, answered }).toEqual({ code: 3, answered: 0 });
  });
});
