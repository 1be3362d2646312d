#!/bin/sh
# A form without an optional property of style deepObject, sent to Prism's mock.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --ignore-scripts --no-audit --no-fund @stoplight/prism-cli@5.14.2
cat > api.yaml <<'YAML'
openapi: 3.1.0
info: { title: Sessions, version: "1" }
paths:
  /sessions:
    post:
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              properties:
                name: { type: string }
                limits: { type: object, required: [accounts], properties: { accounts: { type: integer } } }
            encoding: { limits: { style: deepObject, explode: true } }
      responses: { "200": { description: Taken. }, "422": { description: Refused. } }
YAML
cat > run.js <<'JS'
import { spawn } from "node:child_process";

const prism = spawn(process.execPath, ["node_modules/@stoplight/prism-cli/dist/index.js", "mock", "-p", "4919", "api.yaml"]);
let log = "";
const said = (words) =>
  new Promise((resolve) => {
    const look = () => log.includes(words) && resolve();
    for (const stream of [prism.stdout, prism.stderr]) stream.on("data", (data) => ((log += data), look()));
    look();
  });
await said("Prism is listening");
const send = (body) =>
  fetch("http://127.0.0.1:4919/sessions", { method: "POST", body: new URLSearchParams(body) });
const without = await send({ name: "a" });
await said("must have required property");
const [, why] = /Violation: (.*)/.exec(log);
const withIt = await send({ name: "a", "limits[accounts]": "1" });
prism.kill();
console.log(`without the optional limits ${without.status} (${why.replace(/\u001b\[\d+m/g, "").trim()}), with limits[accounts]=1 ${withIt.status}`);
JS
said=$(node run.js)
echo "@stoplight/prism-cli 5.14.2: $said"
test "$said" = "without the optional limits 422 (request.body.limits Request body property limits must have required property 'accounts'), with limits[accounts]=1 200"
