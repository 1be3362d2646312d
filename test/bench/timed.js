/*
 * Runs the command lines that it is given as JSON, one after the other, each a process of its own:
 * node timed.js '[["program", "argument"]]'. Prints, as JSON, the wall time of all and the time of all processors, in
 * milliseconds, and the peak memory of the largest in MiB; a process of its own, since a process knows what its children took.
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
const wall = performance.now() - startedAt;
process.stdout.write(JSON.stringify({ wall, cpu: childrenCpu(), peak }));

/** The peak memory of a process that runs, in MiB, where the system tells it. */
function peakOf(id) {
  const kibibytes = /^VmHWM:\s+(\d+)/mu.exec(read(`/proc/${id}/status`));
  return Number(kibibytes?.[1] ?? 0) / 1024;
}

/** What the children that ended took of processors, where the system tells it: fields 16 and 17, in ticks of 10 ms (proc_pid_stat(5)). */
function childrenCpu() {
  const fields = read("/proc/self/stat").split(") ").at(-1).split(" ");
  return (Number(fields[13] ?? 0) + Number(fields[14] ?? 0)) * 10;
}

function read(path) {
  try {
    return existsSync(path) ? readFileSync(path, "utf8") : "";
  } catch {
    return "";
  }
}
