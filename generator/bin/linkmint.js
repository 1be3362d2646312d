#!/usr/bin/env node
const { existsSync } = require("node:fs");
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const bundle = join(__dirname, "../dist/bundle");
const main = join(__dirname, "../dist/cli/main.js");

if (major < 20 || (major === 20 && minor < 19)) {
  refuse(`linkmint needs Node 20.19 or newer; this is Node ${process.versions.node}`, 3);
} else if (existsSync(join(bundle, "key"))) {
  const { openBundle } = require("./open-bundle.js");
  start(async () => openBundle(bundle));
} else if (existsSync(main)) {
  start(async () => ({ entry: await import(pathToFileURL(main).href), keep() {} }));
} else {
  refuse('linkmint is not built yet: run "npm run build"', 3);
}

function start(open) {
  open()
    .then(async ({ entry, keep }) => {
      await entry.main(process.argv.slice(2));
      keep();
    })
    .catch((error) => {
      const [reason] = String(error?.message ?? error).split("\n");
      refuse(`linkmint cannot start: ${reason} (run "npm run build")`, 4);
    });
}

/** Says why linkmint cannot run; the exit codes are those of `cli/exit-code.ts`. */
function refuse(reason, exitCode) {
  console.error(reason);
  process.exitCode = exitCode;
}
