import { rmSync, statSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { changedSince } from "../../generator/cli/commands/generate/watched.js";
import { scratch, writeFiles } from "../write/scratch.js";

/* What was saved before anything was watched, but after the run that should have read it began. */

describe("changedSince", () => {
  const files = { "specs/acme.yaml": "", "config/linkmint.config.json": "{}" };

  function watchedIn(folder: string) {
    return { specs: join(folder, "specs"), config: join(folder, "config/linkmint.config.json") };
  }

  /** A moment after all that happened, and before all that happens. */
  async function now(): Promise<number> {
    const pause = () => new Promise((resolve) => setTimeout(resolve, 50));
    await pause();
    const moment = Date.now();
    await pause();
    return moment;
  }

  test.each<[string, boolean, (folder: string) => void]>([
    ["nothing", false, () => {}],
    ["a spec", true, (folder) => writeFiles(folder, { "specs/acme.yaml": "a: 1" })],
    ["a new spec", true, (folder) => writeFiles(folder, { "specs/zeta.yaml": "" })],
    ["a spec that is gone", true, (folder) => rmSync(join(folder, "specs/acme.yaml"))],
    ["an old spec put there", true, (folder) => utimesSync(join(folder, "specs/acme.yaml"), 1, 1)],
    ["the config", true, (folder) => writeFiles(folder, { "config/linkmint.config.json": "{ }" })],
    ["what is beside the config", false, (folder) => writeFiles(folder, { "config/other": "" })],
    [
      "the specs' folder, gone",
      true,
      (folder) => rmSync(join(folder, "specs"), { recursive: true }),
    ],
  ])("of %s: %s", async (_, expected, change) => {
    const folder = scratch(files);
    const moment = await now();
    change(folder);
    expect(changedSince(watchedIn(folder), moment)).toBe(expected);
  });

  test("of what a clock that moves in steps dates a little too early", () => {
    const folder = scratch(files);
    const { ctimeMs } = statSync(join(folder, "specs"));
    expect(changedSince(watchedIn(folder), ctimeMs + 10)).toBe(true);
    expect(changedSince(watchedIn(folder), ctimeMs + 1000)).toBe(false);
  });

  test("of a spec that a link leads to", async () => {
    const folder = scratch({ ...files, "elsewhere/acme.yaml": "" });
    rmSync(join(folder, "specs/acme.yaml"));
    symlinkSync("../elsewhere/acme.yaml", join(folder, "specs/acme.yaml"));
    const moment = await now();
    writeFiles(folder, { "elsewhere/acme.yaml": "a: 1" });
    expect(changedSince(watchedIn(folder), moment)).toBe(true);
  });
});
