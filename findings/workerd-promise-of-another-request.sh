#!/bin/sh
# A promise at module scope, begun by a request that ends before it settles, in workerd by compatibility date.
set -eu
workerd=1.20261117.1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund workerd@1.20261117.1
cat > worker.js <<'JS'
let shared;
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export default {
  async fetch(request, { ORIGIN }) {
    if (shared === undefined) {
      // Answered after 300 ms, when this request has ended.
      shared = fetch(ORIGIN).then((response) => response.text());
      shared.catch(() => {});
      await wait(100);
      return new Response("began");
    }
    const outcome = shared.then(
      (text) => `resolves with ${text}`,
      (error) => `rejects: ${error.message.split(",")[0]}`,
    );
    return new Response(await Promise.race([outcome, wait(1500).then(() => "never settles")]));
  },
};
JS
cat > run.mjs <<'JS'
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import workerd from "workerd";

const origin = createServer((_, response) => setTimeout(() => response.end("an answer"), 300));
await once(origin.listen(0, "127.0.0.1"), "listening");
const seen = {};
for (const date of ["2024-09-01", "2026-11-01"]) {
  writeFileSync(
    "worker.capnp",
    `using Workerd = import "/workerd/workerd.capnp";
    const config :Workerd.Config = (
      services = [
        (name = "worker", worker = .worker),
        (name = "internet", network = (allow = ["private"])),
      ],
      sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "worker")],
    );
    const worker :Workerd.Worker = (
      modules = [(name = "worker.js", esModule = embed "worker.js")],
      compatibilityDate = "${date}",
      bindings = [(name = "ORIGIN", text = "http://127.0.0.1:${origin.address().port}")],
    );`,
  );
  const child = spawn(workerd.default ?? workerd, ["serve", "--control-fd=3", "worker.capnp"], {
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  const [line] = await once(createInterface({ input: child.stdio[3] }), "line");
  const url = `http://127.0.0.1:${JSON.parse(line).port}`;
  await (await fetch(url)).text();
  seen[date] = await (await fetch(url)).text();
  child.kill("SIGKILL");
}
origin.closeAllConnections();
origin.close();
const old = seen["2024-09-01"];
const now = seen["2026-11-01"];
console.log(`workerd ${process.argv[2]}: as of 2024-09-01: ${old}; as of 2026-11-01: ${now}`);
const isSame = old === "never settles" && /^rejects: This promise was created by a request/.test(now);
process.exit(isSame ? 0 : 1);
JS
node run.mjs "$workerd"
