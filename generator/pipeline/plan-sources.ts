import { availableParallelism } from "node:os";
import { chooseWorkers } from "./choose-workers.js";
import type { PlannedSource, SourceTask } from "./plan-source.js";

/** How work is shared between threads. */
export interface Sharing {
  /** The file that a thread runs: its function does one task, as `planSource` does. Without one, this thread does all. */
  readonly worker?: string;
  /** How many threads work; with 1 it is this one, and by default there are as many as pay. */
  readonly workers?: number | undefined;
}

/** Called before each task is waited for. */
interface Following {
  readonly onTask: (task: SourceTask) => void;
}

type Planned = PlannedSource & { readonly task: SourceTask };

/**
 * Plans the packages of specs, and gives what came of each in their order; where there are many, several threads work.
 * Throws what a thread died of.
 */
export async function* planSources(
  tasks: readonly SourceTask[],
  request: Sharing & Following,
): AsyncGenerator<Planned> {
  const { worker, onTask, workers: asked } = request;
  const has = { cores: availableParallelism(), bytes: process.availableMemory() };
  const threads = chooseWorkers({ ...has, tasks: tasks.length, asked });
  if (worker !== undefined && threads > 1) {
    return yield* planInThreads(tasks, { worker, threads, onTask });
  }
  for (const task of tasks) {
    onTask(task);
    const { planSource } = await import("./plan-source.js");
    yield { task, ...(await planSource(task)) };
  }
}

async function* planInThreads(
  tasks: readonly SourceTask[],
  { worker, threads, onTask }: Following & { readonly worker: string; readonly threads: number },
): AsyncGenerator<Planned> {
  const { Piscina } = await import("piscina");
  const pool = new Piscina<SourceTask, PlannedSource>({
    filename: worker,
    minThreads: threads,
    maxThreads: threads,
  });
  // A thread that dies fails its task; one that had none yet would end the process.
  pool.on("error", () => {});
  const results = tasks.map((task) => ({ task, result: pool.run(task) }));
  // Of several that fail, the first in order counts.
  for (const { result } of results) result.catch(() => {});
  try {
    for (const { task, result } of results) {
      onTask(task);
      yield { task, ...(await result) };
    }
  } finally {
    await pool.destroy();
  }
}
