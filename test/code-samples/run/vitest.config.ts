import { defineConfig } from "vitest/config";
import { reporters } from "../../reporters.js";

export default defineConfig({
  test: {
    reporters,
    include: ["test/code-samples/run/**/*.test.ts"],
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
