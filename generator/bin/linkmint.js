#!/usr/bin/env node
import { existsSync } from "node:fs";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const main = new URL("../dist/cli/main.js", import.meta.url);

if (major < 20 || (major === 20 && minor < 19)) {
  refuse(`linkmint needs Node 20.19 or newer; this is Node ${process.versions.node}`);
} else if (!existsSync(main)) {
  refuse('linkmint is not built yet: run "npm run build"');
} else {
  import(main.href).then((module) => module.main(process.argv.slice(2)));
}

/** Says why linkmint cannot run, with the exit code of wrong configuration. */
function refuse(reason) {
  console.error(reason);
  process.exitCode = 3;
}
