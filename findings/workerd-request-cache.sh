#!/bin/sh
# fetch(url, { cache: "no-store" }) in workerd, by compatibility date.
set -eu
workerd=1.20261117.1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund workerd@1.20261117.1
cat > worker.js <<'JS'
export default {
  async fetch(_, { ORIGIN }) {
    const isKnown = "cache" in Request.prototype;
    const sent = await fetch(ORIGIN, { cache: "no-store" }).then(
      (response) => response.text(),
      (error) => error.message,
    );
    return new Response(`known: ${isKnown}, ${sent}`);
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

const origin = createServer((request, response) =>
  response.end(`sent with cache-control: ${request.headers["cache-control"]}`),
);
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
  const response = await fetch(`http://127.0.0.1:${JSON.parse(line).port}`);
  seen[date] = await response.text();
  child.kill("SIGKILL");
}
origin.closeAllConnections();
origin.close();
const old = seen["2024-09-01"];
const now = seen["2026-11-01"];
console.log(`workerd ${process.argv[2]}: as of 2024-09-01: ${old}; as of 2026-11-01: ${now}`);
const isSame =
  /^known: false, .*not implemented/.test(old) &&
  now === "known: true, sent with cache-control: no-cache";
process.exit(isSame ? 0 : 1);
JS
node run.mjs "$workerd"
