import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { reporters } from "./test/reporters.js";

export default defineConfig({
  test: {
    reporters,
    include: ["test/**/*.test.ts"],
    exclude: [
      "code-samples/run",
      "emitters",
      "gateway/mounted",
      "mock/opinion",
      "monorepo",
      "mutation",
      "packaging",
      "pages",
      "parity",
      "runtimes",
    ].map((folder) => `test/${folder}/**`),
    // Against what hangs: a test of how long something takes has its own.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Vitest leaves one core alone, which of two is half of them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
