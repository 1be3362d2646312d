import { defineConfig } from "vitest/config";
import { reporters } from "../reporters.js";

export default defineConfig({
  test: {
    reporters,
    include: ["test/monorepo/**/*.test.ts"],
    globalSetup: "test/monorepo/setup.ts",
    // Each workspace keeps two cores busy by itself.
    fileParallelism: false,
    // The tests of a file go on from one another.
    bail: 1,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
