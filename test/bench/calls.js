import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { writeConsumers } from "./consumers.js";
import { median } from "./median.js";

const names = ["bare fetch", "openapi-fetch", "hey-api", "linkmint, Plaid"];
const rounds = 15;

/** Calls per second on the loopback, against bare `fetch` in the same rounds of the same process. */
export async function calls(lab) {
  const esbuild = createRequire(path.join(lab, "package.json"))("esbuild");
  const consumers = writeConsumers(lab);
  const contenders = [];
  for (const name of names) {
    const outfile = consumers[name].replace(/\.ts$/u, ".bundle.js");
    await esbuild.build({
      entryPoints: [consumers[name]],
      bundle: true,
      outfile,
      format: "esm",
      platform: "node",
      target: "node20",
      absWorkingDir: lab,
      conditions: ["import"],
      mainFields: ["module", "main"],
    });
    contenders.push(`${name}=${outfile}`);
  }

  const server = spawn(process.execPath, [script("calls-server.js")]);
  const [port] = await once(server.stdout, "data");
  try {
    const rows = [1, 32].flatMap((concurrency) => {
      const { stdout } = spawnSync(
        process.execPath,
        [
          "--expose-gc",
          script("calls-client.js"),
          `http://127.0.0.1:${String(port).trim()}`,
          String(concurrency),
          String(rounds),
          "1500",
          ...contenders,
        ],
        { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 2 ** 26 },
      );
      const speeds = JSON.parse(stdout);
      return names.map((name) => {
        const ratios = speeds[name].map((speed, round) => speed / speeds["bare fetch"][round]);
        return [concurrency, name, Math.round(median(speeds[name])), median(ratios).toFixed(2)];
      });
    });
    return {
      title: "Calls per second",
      note: `Over loopback sockets, medians of ${rounds} shuffled rounds of 1,500 calls in one process; the ratio is of the same rounds.`,
      head: ["concurrency", "client", "calls per second", "of bare fetch"],
      rows,
    };
  } finally {
    server.kill();
  }
}

function script(name) {
  return fileURLToPath(new URL(name, import.meta.url));
}
