#!/bin/sh
# A server component that sends a POST with fetch, in Next.js's default configuration: when is it sent, and how often?
set -eu
next=16.4.6
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund "next@$next" react@19.3.1 react-dom@19.3.1
mkdir app
cat > app/layout.jsx <<'JSX'
export default function Layout({ children }) {
  return <html><body>{children}</body></html>;
}
JSX
cat > app/page.jsx <<'JSX'
export default async function Page() {
  const response = await fetch(process.env.ORIGIN, { method: "POST", body: "{}" });
  return <p>{await response.text()}</p>;
}
JSX
cat > run.mjs <<'JS'
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

let posts = 0;
const server = createServer((request, response) => {
  posts += 1;
  request.resume().on("end", () => response.end(`answer-${posts}`));
});
await once(server.listen(0, "127.0.0.1"), "listening");
const env = {
  ...process.env,
  NEXT_TELEMETRY_DISABLED: "1",
  ORIGIN: `http://127.0.0.1:${server.address().port}`,
};
const seen = [];
for (const build of [1, 2]) {
  const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`build ${build} failed`);
  const [answer = "no answer"] = /answer-\d/.exec(readPage()) ?? [];
  seen.push(`${answer} in the page, ${posts} POST in all`);
}
server.close();

/** The page as it was built; nothing where it is rendered for each request. */
function readPage() {
  try {
    return readFileSync(".next/server/app/index.html", "utf8");
  } catch {
    return "";
  }
}

const want = "answer-1 in the page, 1 POST in all";
console.log(`next ${process.argv[2]}: first build: ${seen[0]}; second build: ${seen[1]}`);
process.exit(seen.every((each) => each === want) ? 0 : 1);
JS
node run.mjs "$next"
