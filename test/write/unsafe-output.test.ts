import { symlinkSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, parse } from "node:path";
import { describe, expect, test } from "vitest";
import { unsafeOutput } from "../../generator/5-write/disk/real-path.js";
import { scratch } from "./scratch.js";

describe("unsafeOutput", () => {
  test.each([
    ["the root", parse(process.cwd()).root],
    ["the working folder", "."],
    ["the working folder in full", process.cwd()],
    ["its parent", ".."],
    ["a way back to it", "test/.."],
    ["the home folder", homedir()],
    ["the parent of the home folder", dirname(homedir())],
  ])("refuses %s", (_, out) => {
    expect(unsafeOutput(out)).toBeDefined();
  });

  test("refuses a link to the working folder", () => {
    const link = join(scratch(), "link");
    symlinkSync(process.cwd(), link);
    expect(unsafeOutput(link)).toBeDefined();
  });

  test.each([["test"], ["not-yet-there"], ["../elsewhere"], ["..generated"]])(
    "accepts %s",
    (out) => {
      expect(unsafeOutput(out)).toBeUndefined();
    },
  );

  test("accepts a folder elsewhere", () => {
    expect(unsafeOutput(scratch())).toBeUndefined();
  });
});
