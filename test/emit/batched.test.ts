import { expect, test } from "vitest";
import { batched } from "../../generator/4-emit/print/batched.js";

test("what is asked for at once is done together, and what comes later by itself", async () => {
  const batches: (readonly number[])[] = [];
  const double = batched(async (all: readonly number[]) => {
    batches.push(all);
    return all.map((each) => each * 2);
  });
  expect(await Promise.all([double(1), Promise.resolve().then(() => double(2))])).toEqual([2, 4]);
  expect(await double(3)).toBe(6);
  expect(batches).toEqual([[1, 2], [3]]);
});

test("a result that is missing, or one too many, is an error, and nobody's in place of another", async () => {
  const short = batched(async (all: readonly number[]) => all.slice(1));
  const results = await Promise.allSettled([short(1), short(2)]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});

test("an error is everybody's who waits, and nobody's afterwards", async () => {
  const half = batched(async (all: readonly number[]) => {
    if (all.includes(0)) throw new Error("none");
    return all;
  });
  const results = await Promise.allSettled([half(0), half(1)]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await half(2)).toBe(2);
});
