#!/bin/sh
# The types of openapi-fetch for a property whose one value is null, and for a tuple; the schema marks nothing.
set -eu
fetch=0.17.0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --ignore-scripts --no-audit --no-fund "openapi-fetch@$fetch" typescript@5.9.3
cat > use.ts <<'TS'
import createClient from "openapi-fetch";
interface Body {
  parent: null;
  point: [number, string];
}
interface paths {
  "/t": {
    parameters: {};
    post: {
      requestBody: { content: { "application/json": Body } };
      responses: { 200: { content: { "application/json": Body } } };
    };
  };
}
const { data } = await createClient<paths>().POST("/t", { body: { parent: null, point: [1, "x"] } });
export const parent = data?.parent;
export const point: [number, string] | undefined = data?.point;
TS
found=$(node_modules/.bin/tsc --noEmit --strict --target es2022 --module esnext --moduleResolution bundler --skipLibCheck use.ts | sed -nE 's/.*error (TS[0-9]+): (.*)/\1 \2/p' | tr '\n' ';')
echo "openapi-fetch@$fetch: $found"
case "$found" in
  *"'null' is not assignable to type 'undefined'"*"'parent' does not exist"*"(string | number)[]"*) ;;
  *) exit 1 ;;
esac
