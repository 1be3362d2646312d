#!/bin/sh
# A task with inputs: whether Turborepo hashes its outputs, too, where git knows them, and where inputs exclude them.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > package.json <<'JSON'
{
  "name": "root",
  "private": true,
  "packageManager": "npm@11.0.0",
  "workspaces": ["apps/*"],
  "scripts": { "generate": "cp in/a out/a" }
}
JSON
cat > turbo.json <<'JSON'
{ "tasks": { "//#generate": { "inputs": ["in/**", "!out/**"], "outputs": ["out/**"] } } }
JSON
mkdir -p in out apps/web
echo '{ "name": "web", "version": "1.0.0" }' > apps/web/package.json
echo a > in/a
echo a > out/a
echo node_modules > .gitignore
git init --quiet
git add .
git -c user.name=a -c user.email=a@example.com commit --quiet --message first
export TURBO_TELEMETRY_DISABLED=1
list() {
  npm install --silent --no-save --no-audit --no-fund "$1"
  npx turbo run generate --dry=json 2> /dev/null | sed -n '/^{/,$p' > dry.json
  node -p 'Object.keys(JSON.parse(fs.readFileSync("dry.json", "utf8")).tasks[0].inputs).join(" ")'
  rm dry.json
}
old=$(list turbo@2.9.0)
new=$(list turbo@2.11.11)
echo "turbo 2.9.0 hashes: $old; turbo 2.11.11: $new"
test "$old" = "in/a package.json turbo.json"
test "$new" = "in/a out/a package.json turbo.json"
