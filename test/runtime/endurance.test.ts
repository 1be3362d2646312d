import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";
import type { EnduranceReport } from "./endurance-child.js";

test("ten thousand calls leave no listener, no handle and no growing heap behind", async () => {
  const server = await startMixedServer();
  const folder = compile(["templates/runtime/src", "test/runtime/endurance-child.ts"]);
  const child = spawn(
    process.execPath,
    ["--expose-gc", join(folder, "test/runtime/endurance-child.js"), server.url],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  // It exits by itself once nothing keeps it: no timer, no socket.
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  await server.close();
  rmSync(folder, { recursive: true });

  expect(code).toBe(0);
  const { early, late, ...report } = JSON.parse(output) as EnduranceReport;
  expect(report).toEqual({
    outcomes: { minted: 8500, "invalid-request": 1000, server: 500 },
    listeners: 0,
    handles: [],
  });
  // A listener that stays holds its whole call, which is some kilobytes, and there were 8,000 calls.
  expect(late - early).toBeLessThan(2 ** 20);
});

/** Answers most calls well, some not, and some well at the second attempt, as their bodies ask. */
async function startMixedServer(): Promise<{ url: string; close: () => Promise<void> }> {
  const seen = new Set<string>();
  const server = createServer(async (request, response) => {
    const { tenant_id: wish } = JSON.parse(await text(request)) as { tenant_id: string };
    const [status = ""] = wish.split(" ");
    const isFirst = seen.size < seen.add(wish).size;
    response.writeHead(status === "flaky" ? (isFirst ? 503 : 200) : Number(status), {
      "content-type": "application/json",
      "retry-after-ms": "1",
    });
    response.end('{"link_token":"lt-1","message":"words"}');
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Puts TypeScript files, as JavaScript, into a new folder as they lie in the repository. */
function compile(paths: readonly string[]): string {
  const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
  const folder = mkdtempSync(join(tmpdir(), "linkmint-endurance-"));
  const files = paths.flatMap((path) =>
    path.endsWith(".ts")
      ? [path]
      : readdirSync(join(root, path), { recursive: true, encoding: "utf8" })
          .filter((file) => file.endsWith(".ts"))
          .map((file) => join(path, file)),
  );
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  for (const file of files) {
    const { outputText } = ts.transpileModule(readFileSync(join(root, file), "utf8"), {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    });
    const target = join(folder, file.replace(/\.ts$/, ".js"));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
  return folder;
}
