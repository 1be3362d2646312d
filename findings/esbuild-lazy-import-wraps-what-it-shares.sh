#!/bin/sh
# What a module costs in a bundle of one file, as esbuild makes it for Workers, once a rare path loads it by import().
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund esbuild@0.28.2
cat > shared.js <<'JS'
export class Refusal extends Error {}
JS
cat > rare.js <<'JS'
import { Refusal } from "./shared.js";
export const explain = (name) => new Refusal(`explained ${name}`);
JS
cat > always.js <<'JS'
import { Refusal } from "./shared.js";
import { explain } from "./rare.js";
export const call = async (name) => {
  throw name ? explain(name) : new Refusal("none");
};
JS
cat > lazily.js <<'JS'
import { Refusal } from "./shared.js";
export const call = async (name) => {
  throw name ? (await import("./rare.js")).explain(name) : new Refusal("none");
};
JS
cat > run.js <<'JS'
import { buildSync } from "esbuild";

const bundle = (entry) =>
  buildSync({ entryPoints: [entry], bundle: true, minify: true, format: "esm", write: false }).outputFiles[0].text;
const [always, lazily] = ["always.js", "lazily.js"].map(bundle);
const isWrapped = (text) => !/^(var|let|class) ?\w+ ?=? ?class|^class/.test(text) && /=\w+\(\(\)=>\{\w+=class/.test(text);
console.log(`${always.length} bytes when imported, ${lazily.length} by import(); the shared class is ${isWrapped(lazily) && !isWrapped(always) ? "initialised lazily, too" : "as it was"}`);
JS
said=$(node run.js)
echo "esbuild 0.28.2: $said"
test "$said" = '124 bytes when imported, 416 by import(); the shared class is initialised lazily, too'
