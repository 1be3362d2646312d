import { defineConfig } from "vitest/config";
import { reporters } from "../reporters.js";

export default defineConfig({
  test: {
    reporters,
    include: ["test/runtimes/**/*.test.ts"],
    globalSetup: "test/runtimes/setup.ts",
    testTimeout: 120_000,
  },
});
