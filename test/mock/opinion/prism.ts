import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { repository } from "../../consumer.js";
import { freePort } from "../../free-port.js";
import { installOnce } from "../../install-once.js";

/** The last Prism that declares Node 20; 5.16 can leave a request without a response. */
const prism = "@stoplight/prism-cli@5.14.2";

/** A Prism that serves one spec. */
export interface ServedSpec {
  readonly url: string;
  readonly close: () => void;
}

/** Serves a spec with Prism, which refuses what it finds wrong with a request. */
export async function servePrism(provider: string): Promise<ServedSpec> {
  const folder = await installOnce("linkmint-test-mock", [prism]);
  const file = path.join(folder, "node_modules/@stoplight/prism-cli/dist/index.js");
  const port = await freePort();
  const spec = path.join(repository, "specs", `${provider}.yaml`);
  const child = spawn(
    process.execPath,
    [file, "mock", "-h", "127.0.0.1", "-p", String(port), spec],
    {
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  await listening(child);
  return { url: `http://127.0.0.1:${port}`, close: () => void child.kill() };
}

async function listening(child: ChildProcess): Promise<void> {
  let said = "";
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes("Prism is listening")) resolve();
      });
    }
    child.once("exit", () => reject(new Error(`Prism does not start:\n${said}`)));
  });
}
