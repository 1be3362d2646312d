/**
 * Runs a task until it ends, one of the signals aborts it or its time is up, whichever comes first.
 *
 * The task's own signal tells it to stop; whether it listens or not, the promise is settled. No timer
 * and no listener stays behind.
 */
export function limit<Value>(
  task: (signal: AbortSignal) => Promise<Value>,
  { signals, milliseconds, reason }: Limits,
): Promise<Value> {
  const controller = new AbortController();
  const known = signals.filter((each) => each != null);
  const findAborted = () => known.find((each) => each.aborted);
  return new Promise<Value>((resolve, reject) => {
    const stop = (): void => {
      settle();
      const error = reason(findAborted());
      reject(error);
      controller.abort(error);
    };
    const timer = milliseconds && setTimeout(stop, milliseconds);
    const settle = (): void => {
      clearTimeout(timer);
      known.forEach((each) => each.removeEventListener("abort", stop));
    };
    if (findAborted()) {
      return stop();
    }
    known.forEach((each) => each.addEventListener("abort", stop));
    task(controller.signal).then(resolve, reject).then(settle);
  });
}

export interface Limits {
  readonly signals: readonly (AbortSignal | undefined)[];
  /** How long the task may take; for ever where it is absent. */
  readonly milliseconds?: number | undefined;
  /** Gives what to reject with: when a signal aborted, or, where there is none, the time is up. */
  readonly reason: (aborted: AbortSignal | undefined) => unknown;
}
