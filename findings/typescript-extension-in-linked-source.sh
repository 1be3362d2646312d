#!/bin/sh
# An app that uses a linked package's TypeScript, whose own tsconfig.json permits imports that end in .ts.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --ignore-scripts --no-audit --no-fund typescript@7.0.2
mkdir lib
echo '{ "compilerOptions": { "rewriteRelativeImportExtensions": true } }' > lib/tsconfig.json
echo 'export const two = 2;' > lib/two.ts
echo 'import { two } from "lib";' > app.ts
ln -s ../lib node_modules/lib
try() {
  echo "export * from \"$1\";" > lib/index.ts
  node node_modules/typescript/bin/tsc --ignoreConfig --noEmit --module nodenext app.ts |
    grep -o 'lib/index.ts.*TS[0-9]*' || echo "no complaint"
}
cat > lib/package.json <<'JSON'
{ "name": "lib", "type": "module", "exports": "./index.ts", "imports": { "#*": "./*.ts" } }
JSON
said="./two.ts: $(try ./two.ts), #two: $(try '#two')"
echo "TypeScript 7.0.2, $said"
test "$said" = "./two.ts: lib/index.ts(1,15): error TS5097, #two: no complaint"
