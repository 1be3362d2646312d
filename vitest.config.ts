import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/monorepo/**", "test/packaging/**", "test/runtimes/**"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Vitest leaves one core alone, which of two is half of them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
