import { execFile } from "node:child_process";
import { cp } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { makeConsumer } from "../../consumer.js";

test("200,000 requests of as many users leave the heap as it was", async () => {
  const consumer = await makeConsumer();
  await cp(path.join(import.meta.dirname, "apps"), consumer.folder, { recursive: true });
  const words = ["--expose-gc", "endure.mjs"];
  const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: consumer.folder });
  await consumer.remove();
  const { before, after, statuses } = JSON.parse(stdout) as {
    before: number;
    after: number;
    statuses: Readonly<Record<string, number>>;
  };
  expect(statuses).toEqual({ 200: 198_000, 422: 22_000 });
  expect(after - before).toBeLessThan(3_000_000);
});
