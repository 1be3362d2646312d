#!/usr/bin/env node
import { existsSync } from "node:fs";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const main = new URL("../dist/cli/main.js", import.meta.url);

if (major < 20 || (major === 20 && minor < 19)) {
  refuse(`linkmint needs Node 20.19 or newer; this is Node ${process.versions.node}`, 3);
} else if (!existsSync(main)) {
  refuse('linkmint is not built yet: run "npm run build"', 3);
} else {
  import(main.href)
    .then((module) => module.main(process.argv.slice(2)))
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
