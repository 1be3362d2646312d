#!/bin/sh
# A component in Suspense that reads a clock and then fetches, built by Next.js with cacheComponents.
set -eu
next=16.4.6
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund "next@$next" react@19.3.1 react-dom@19.3.1
mkdir app
echo 'export default { cacheComponents: true, partialPrefetching: true };' > next.config.mjs
cat > app/layout.jsx <<'JSX'
export default function Layout({ children }) {
  return <html><body>{children}</body></html>;
}
JSX
cat > run.mjs <<'JS'
import { spawnSync } from "node:child_process";

const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ORIGIN: "http://127.0.0.1:9" };
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  ["node_modules/next/dist/bin/next", "build"],
  { env, encoding: "utf8" },
);
const [reason = "no complaint"] = /unstable value `[^`]*`/.exec(stdout + stderr) ?? [];
console.log(`the build ends with ${status}, ${reason}`);
JS
build() {
  cat > app/page.jsx <<JSX
import { Suspense } from "react";

async function Fetched() {
  const startedAt = $1;
  const response = await fetch(process.env.ORIGIN, { method: "POST", body: "{}" });
  return <p>{await response.text()} {startedAt}</p>;
}

export default function Page() {
  return <Suspense fallback="wait"><Fetched /></Suspense>;
}
JSX
  node run.mjs
}
date=$(build 'Date.now()')
performance=$(build 'performance.now()')
echo "next $next: Date.now(): $date; performance.now(): $performance"
test "$date" = 'the build ends with 1, unstable value `Date.now()`'
test "$performance" = 'the build ends with 0, no complaint'
