import { defineConfig } from "vitest/config";
import { reporters } from "../reporters.js";

export default defineConfig({
  test: {
    reporters,
    include: ["test/parity/**/*.test.ts"],
    globalSetup: "test/parity/setup.ts",
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Kombo's SDK rejects a promise that nobody holds when JSON ends early.
    onUnhandledError: ({ stack = "" }) => !stack.includes("@kombo-api/sdk"),
  },
});
