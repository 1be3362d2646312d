import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { format } from "prettier";
import { expect, test } from "vitest";
import { readTable } from "./read-table.js";
import { writePage } from "./write-page.js";

const file = path.join(import.meta.dirname, "DIFFERENCES.md");

test("DIFFERENCES.md says what the table says", async () => {
  const page = await format(writePage(await readTable()), { parser: "markdown" });
  if (process.env["UPDATE_EXPECTED"]) await writeFile(file, page);
  expect(await readFile(file, "utf8")).toBe(page);
});
