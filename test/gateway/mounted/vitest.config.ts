import { defineConfig } from "vitest/config";
import { reporters } from "../../reporters.js";

export default defineConfig({
  test: {
    reporters,
    include: ["test/gateway/mounted/**/*.test.ts"],
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
