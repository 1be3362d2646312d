import { defineConfig } from "vitest/config";
import { reporters } from "../reporters.js";

export default defineConfig({
  test: {
    reporters,
    include: ["test/emitters/**/*.test.ts"],
    globalSetup: "test/emitters/setup.ts",
    testTimeout: 240_000,
  },
});
