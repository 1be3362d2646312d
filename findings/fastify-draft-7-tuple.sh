#!/bin/sh
# A tuple of typebox, as @fastify/swagger writes it into OpenAPI 3.1.
set -eu
swagger=9.9.3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --ignore-scripts --no-audit --no-fund "@fastify/swagger@$swagger" fastify@5.12.8 typebox@1.4.3
cat > run.js <<'JS'
import swagger from "@fastify/swagger";
import Fastify from "fastify";
import { Type } from "typebox";

const app = Fastify();
await app.register(swagger, { openapi: { openapi: "3.1.0" } });
app.post("/", { schema: { body: Type.Tuple([Type.Number()]) } }, () => "");
await app.ready();
const { schema } = app.swagger().paths["/"].post.requestBody.content["application/json"];
console.log(JSON.stringify(schema));
JS
said=$(node run.js)
echo "@fastify/swagger $swagger, OpenAPI 3.1: $said"
test "$said" = '{"type":"array","additionalItems":false,"items":[{"type":"number"}],"minItems":1}'
