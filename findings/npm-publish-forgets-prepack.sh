#!/bin/sh
# A package.json that prepack changes and postpack puts back: what the registry is told of it, and what the tarball holds.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --ignore-scripts --no-audit --no-fund npm@11.19.1
mkdir package
cd package
cat > package.json <<'JSON'
{
  "name": "told",
  "version": "1.0.0",
  "main": "source",
  "scripts": {
    "prepack": "cp package.json ../kept && sed -i s/source/build/ package.json",
    "postpack": "mv ../kept package.json"
  }
}
JSON
cat > ../run.mjs <<'JS'
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";

const server = createServer(async (request, response) => {
  const body = await text(request);
  response.statusCode = request.method === "PUT" ? 201 : 404;
  response.end("{}");
  if (request.method !== "PUT") return;
  const { versions, _attachments: files } = JSON.parse(body);
  const [{ data }] = Object.values(files);
  const [, packed] = /"main": "(\w+)"/.exec(gunzipSync(Buffer.from(data, "base64")));
  console.log(`the registry is told ${versions["1.0.0"].main}, the tarball says ${packed}`);
});
await once(server.listen(0, "127.0.0.1"), "listening");
const host = `127.0.0.1:${server.address().port}/`;
const words = ["publish", "--silent", `--registry=http://${host}`, `--//${host}:_authToken=any`];
const child = spawn(process.execPath, ["../node_modules/npm/bin/npm-cli.js", ...words]);
await once(child, "close");
server.close();
JS
said=$(node ../run.mjs)
echo "npm 11.19.1: $said"
test "$said" = "the registry is told source, the tarball says build"
