/*
 * Runs the command lines that it is given as JSON, one after the other, each a process of its own:
 * node timed.js '[["program", "argument"]]'. Prints, as JSON, the wall time of all in milliseconds and the
 * peak memory of the largest in MiB; a process of its own, since a process knows the peak of its children.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";

const commands = JSON.parse(process.argv[2]);
const startedAt = performance.now();
let peak = 0;
for (const [program, ...words] of commands) {
  const child = spawn(program, words, { stdio: ["ignore", "ignore", "pipe"] });
  const errors = [];
  child.stderr.on("data", (data) => errors.push(data));
  const watch = setInterval(() => (peak = Math.max(peak, peakOf(child.pid))), 10);
  const [code] = await once(child, "close");
  clearInterval(watch);
  if (code !== 0)
    throw new Error(`${words.join(" ")} ended with ${code}: ${Buffer.concat(errors)}`);
}
process.stdout.write(JSON.stringify({ wall: performance.now() - startedAt, peak }));

/** The peak memory of a process that runs, in MiB, where the system tells it. */
function peakOf(id) {
  const path = `/proc/${id}/status`;
  try {
    const kibibytes = /^VmHWM:\s+(\d+)/mu.exec(existsSync(path) ? readFileSync(path, "utf8") : "");
    return Number(kibibytes?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
