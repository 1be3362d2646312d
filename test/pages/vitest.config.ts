import { defineConfig } from "vitest/config";
import { reporters } from "../reporters.js";

export default defineConfig({
  test: {
    reporters,
    include: ["test/pages/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
