import { defineConfig } from "vitest/config";
import { reporters } from "../reporters.js";

export default defineConfig({
  test: {
    reporters,
    include: ["test/emitters/**/*.test.ts"],
    globalSetup: "test/emitters/setup.ts",
    // Against what hangs: TypeSpec alone has three documents, and machines may be busy.
    testTimeout: 600_000,
  },
});
