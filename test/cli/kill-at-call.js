/*
 * Loaded before linkmint: kills its process at the KILL_AT-th call that changes the disk; KILL_WHEN says
 * whether before or half-way through it. Tells the calls when the process lives on.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const at = Number(process.env.KILL_AT);
const when = process.env.KILL_WHEN;
const changing = [
  "writeFileSync",
  "renameSync",
  "rmSync",
  "rmdirSync",
  "mkdirSync",
  "copyFileSync",
  "linkSync",
  "fsyncSync",
];
const calls = [];

for (const name of changing) {
  const original = fs[name];
  fs[name] = (...args) => {
    calls.push(name);
    if (calls.length !== at) return original(...args);
    if (when === "half-way" && name === "writeFileSync") {
      const [path, text, options] = args;
      try {
        original(path, text.slice(0, text.length / 2), options);
      } catch {
        // The file is there already: nothing is written before the end either.
      }
    }
    process.kill(process.pid, "SIGKILL");
  };
}
syncBuiltinESMExports();
process.on("exit", () => console.error(`calls: ${calls.join(" ")}`));
