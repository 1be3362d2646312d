import { expect, test } from "vitest";
import { createConfigMemory, type Exported } from "../../generator/cli/config/load-config.js";

const good: Exported = { value: { value: {} }, diagnostics: [] };
const broken: Exported = {
  diagnostics: [{ code: "invalid-config", severity: "error", message: "It is broken.", path: "a" }],
};

test("the same text is loaded once, another as a module of its own", async () => {
  const memory = createConfigMemory();
  const numbers: number[] = [];
  const read = (number: number): Exported => {
    numbers.push(number);
    return good;
  };
  for (const text of ["one", "one", "two", "two"]) await memory.recall({ path: "a", text }, read);
  expect(numbers).toEqual([1, 2]);
});

test("what failed is tried again: it may have lacked another file", async () => {
  const memory = createConfigMemory();
  expect(await memory.recall({ path: "a", text: "one" }, () => broken)).toBe(broken);
  expect(await memory.recall({ path: "a", text: "one" }, () => good)).toBe(good);
});
