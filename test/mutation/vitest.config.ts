import { defineConfig } from "vitest/config";
import { reporters } from "../reporters.js";

export default defineConfig({
  test: {
    reporters,
    include: ["test/mutation/*.test.ts"],
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
  },
});
