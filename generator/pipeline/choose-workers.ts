/** What a thread needs: work for longer than it takes to start, and memory for it. */
const needed = { tasks: 12, bytes: 256 * 2 ** 20 };

/** More gain nothing anywhere, and each takes memory. */
const most = 16;

/** Returns how many threads work: as many as were asked for, else as pay by cores, work and memory; at least this one. */
export function chooseWorkers(has: {
  readonly tasks: number;
  readonly asked?: number | undefined;
  readonly cores: number;
  /** How much memory is left. */
  readonly bytes: number;
}): number {
  const { tasks, cores, bytes, asked } = has;
  const paying = Math.min(cores, tasks / needed.tasks, bytes / needed.bytes);
  return Math.max(1, Math.min(asked ?? Math.floor(paying), tasks, most));
}
