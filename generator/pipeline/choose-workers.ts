/** What a thread needs: work for longer than it takes to start, and memory for it. */
const needed = { tasks: 12, bytes: 256 * 2 ** 20 };

/** Returns how many threads pay: as many as there are cores, work and memory for, and at least this one. */
export function chooseWorkers(has: {
  readonly tasks: number;
  readonly cores: number;
  /** How much memory is left. */
  readonly bytes: number;
}): number {
  const { tasks, cores, bytes } = has;
  const paying = Math.min(cores, tasks / needed.tasks, bytes / needed.bytes);
  return Math.max(1, Math.floor(paying));
}
