#!/bin/sh
# A server component whose fetch may not be stored, built by Next.js: what does fetch do at build, and may it be caught?
set -eu
next=16.4.6
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund "next@$next" react@19.3.1 react-dom@19.3.1
mkdir -p app/passed app/wrapped
cat > app/layout.jsx <<'JSX'
export default function Layout({ children }) {
  return <html><body>{children}</body></html>;
}
JSX
page() {
  cat > "app/$1/page.jsx" <<JSX
export default async function Page() {
  try {
    const response = await fetch(process.env.ORIGIN, { method: "POST", body: "{}", cache: "no-store" });
    return <p>{await response.text()}</p>;
  } catch (error) {
    console.log("caught", error.digest, "in $1");
    $2
  }
}
JSX
}
page passed 'throw error;'
cat > run.mjs <<'JS'
import { spawnSync } from "node:child_process";

const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ORIGIN: "http://127.0.0.1:9" };
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  ["node_modules/next/dist/bin/next", "build"],
  { env, encoding: "utf8" },
);
const [caught = "nothing was thrown"] = /caught \w+/.exec(stdout + stderr) ?? [];
const isDynamic = /ƒ \/(passed|wrapped)/.test(stdout);
console.log(`${caught}, the build ends with ${status}${isDynamic ? " and a dynamic page" : ""}`);
JS
passed=$(node run.mjs)
rm -r app/passed .next
page wrapped 'throw new Error("could not be sent", { cause: error });'
wrapped=$(node run.mjs)
echo "next $next: passed on: $passed; wrapped: $wrapped"
test "$passed" = "caught DYNAMIC_SERVER_USAGE, the build ends with 0 and a dynamic page"
test "$wrapped" = "caught DYNAMIC_SERVER_USAGE, the build ends with 1"
