import { cp } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, inject, test } from "vitest";
import { runProgram } from "./run-program.js";
import { startSuiteServer } from "./suite-server.js";
import { tools } from "./tools.js";

/* The packages in a Jest project that is CommonJS throughout, in the environments node and jsdom. */
const found = inject("tools");
const project = path.join(inject("project"), "jest");

beforeAll(() => cp(path.join(import.meta.dirname, "jest"), project, { recursive: true }));

const { version } = tools.jest;

test.for(["node-20", "node-26"] as const)(
  `Jest ${version} passes on %s`,
  async (name, { skip }) => {
    const { jest, [name]: node } = found;
    skip(!jest || !node);
    const server = await startSuiteServer();
    const { code, stderr } = await runProgram({
      command: [node ?? "", jest ?? "", "--ci", "--cacheDirectory", path.join(project, "cache")],
      folder: project,
      environment: { SUITE_URL: server.url },
    });
    await server.close();
    expect(code, stderr).toBe(0);
    expect(stderr).toContain("Tests:       10 passed, 10 total");
  },
);
