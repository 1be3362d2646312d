import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** A worker, and the workerd that serves it. */
export interface WorkerdOptions {
  readonly binary: string;
  /** Where the worker's bundle is. */
  readonly folder: string;
  /** The bundle's name, without its ending. */
  readonly name: string;
  readonly compatibilityDate: string;
  /** What the worker gets as `SUITE_URL`. */
  readonly suiteUrl: string;
}

/** A worker that answers on a port of this machine. */
export interface WorkerdServer {
  /** The origin, without a slash at the end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves a worker by `workerd serve`, on a port that the system chooses. */
export async function serveWorker(options: WorkerdOptions): Promise<WorkerdServer> {
  const { binary, folder, name, compatibilityDate, suiteUrl } = options;
  const file = path.join(folder, `${name}-${compatibilityDate}.capnp`);
  await writeFile(file, configurationOf(name, compatibilityDate));
  const child = spawn(binary, ["serve", "--control-fd=3", file], {
    cwd: folder,
    env: { SUITE_URL: suiteUrl },
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  const port = await portOf(child);
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      const closed = once(child, "close");
      // A gentler signal has it wait for requests that hang.
      child.kill("SIGKILL");
      await closed;
    },
  };
}

/** What workerd says, a line an event, such as `{"event":"listen","socket":"http","port":4000}`. */
async function portOf(child: ChildProcess): Promise<number> {
  for await (const line of createInterface({ input: child.stdio[3] as Readable })) {
    const { event, port } = JSON.parse(line) as { readonly event: string; readonly port: number };
    if (event === "listen") return port;
  }
  throw new Error("workerd ended before it listened");
}

function configurationOf(name: string, compatibilityDate: string): string {
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "worker", worker = .worker),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "worker")],
);

const worker :Workerd.Worker = (
  modules = [(name = "${name}.js", esModule = embed "${name}.js")],
  compatibilityDate = "${compatibilityDate}",
  bindings = [(name = "SUITE_URL", fromEnvironment = "SUITE_URL")],
);
`;
}
