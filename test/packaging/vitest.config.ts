import { defineConfig } from "vitest/config";
import { reporters } from "../reporters.js";

export default defineConfig({
  test: {
    reporters,
    include: ["test/packaging/**/*.test.ts"],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
