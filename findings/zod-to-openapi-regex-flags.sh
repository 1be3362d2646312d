#!/bin/sh
# A regular expression with a flag, as zod-to-openapi writes it.
set -eu
tool=9.1.0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --ignore-scripts --no-audit --no-fund "@asteasolutions/zod-to-openapi@$tool" zod@4.6.7
cat > run.js <<'JS'
import { extendZodWithOpenApi, OpenApiGeneratorV31, OpenAPIRegistry } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";

extendZodWithOpenApi(z);
const registry = new OpenAPIRegistry();
registry.register("Digits", z.string().regex(/^\d+$/u));
const { components } = new OpenApiGeneratorV31(registry.definitions).generateComponents();
const { pattern } = components.schemas.Digits;
console.log(`/^\\d+$/u is the pattern ${pattern}, which takes "1": ${new RegExp(pattern, "u").test("1")}; z.toJSONSchema: ${z.toJSONSchema(z.string().regex(/^\d+$/u)).pattern}`);
JS
said=$(node run.js)
echo "zod-to-openapi $tool: $said"
test "$said" = '/^\d+$/u is the pattern ^\d+$/u, which takes "1": false; z.toJSONSchema: ^\d+$'
