import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { median } from "./median.js";
import { repository } from "./lab.js";
import { project } from "./project.js";

const node = process.env.LINKMINT_BENCH_NODE ?? process.execPath;
const linkmint = path.join(repository, "generator/bin/linkmint.js");
const counts = [1, 100];
/** Saves that warm the process, and those that are measured. */
const [warming, saves] = [10, 40];

/** How long it takes from saving a spec until its package is written. No peer watches. */
export async function watching(lab) {
  const rows = [];
  for (const count of counts) rows.push(await watchProject(lab, count));
  return {
    title: "Watching",
    note: `From the save of Junction's spec to the end of the run that it causes, in one \`generate --watch\`: ${saves} saves, after ${warming} that warm it.`,
    head: ["specs", "median, ms", "slowest, ms"],
    rows,
  };
}

async function watchProject(lab, count) {
  const { folder, specs } = project(lab, `watched-${count}`, count);
  const child = spawn(node, [linkmint, "generate", "--watch"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  try {
    child.stdout.resume();
    const [name] = readdirSync(specs);
    const spec = path.join(specs, name);
    const text = readFileSync(spec, "utf8");
    // The last thing that a run writes.
    const stamp = path.join(folder, "generated/.linkmint/stamp");
    const isAlive = () => child.exitCode === null && child.signalCode === null;
    while (isAlive() && inodeOf(stamp) === undefined) await setTimeout(10);
    // What watches has begun to by then.
    await setTimeout(1000);
    const times = [];
    for (let save = 1; save <= warming + saves; save += 1) {
      const before = inodeOf(stamp);
      const startedAt = performance.now();
      writeFileSync(spec, text.replace(/^ {2}description: /mu, `$&${save}. `));
      while (isAlive() && inodeOf(stamp) === before) await setTimeout(1);
      if (!isAlive()) throw new Error("generate --watch has ended");
      if (save > warming) times.push(performance.now() - startedAt);
      await setTimeout(100);
    }
    return [count, Math.round(median(times)), Math.round(Math.max(...times))];
  } finally {
    child.kill("SIGINT");
    await ended;
  }
}

function inodeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.ino;
}
