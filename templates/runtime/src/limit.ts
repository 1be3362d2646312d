/**
 * Runs a task until it ends, one of the signals aborts it or its time is up, whichever comes first.
 *
 * The task's own signal, which is made for a task that takes one, tells it to stop; whether it listens or not, the
 * promise is settled. No timer and no listener stays behind.
 */
export function limit<Value>(
  task: (signal: AbortSignal) => Promise<Value>,
  { signals, milliseconds, late, ended }: Limits,
): Promise<Value> {
  // Making one takes longer than most of what a call does.
  const controller = task.length > 0 ? new AbortController() : undefined;
  const findAborted = () => signals.find((each) => each?.aborted);
  return new Promise<Value>((resolve, reject) => {
    const stop = (): void => {
      cleanUp();
      const aborted = findAborted();
      if (!aborted && !late) {
        return resolve(undefined as Value);
      }
      const error = aborted ? (ended?.(aborted) ?? aborted.reason) : late?.();
      reject(error);
      controller?.abort(error);
    };
    const timer = milliseconds == null ? undefined : setTimeout(stop, milliseconds);
    const cleanUp = (): void => {
      clearTimeout(timer);
      signals.forEach((each) => each?.removeEventListener("abort", stop));
    };
    if (findAborted()) {
      return stop();
    }
    signals.forEach((each) => each?.addEventListener("abort", stop));
    task(controller?.signal as AbortSignal)
      .then(resolve, reject)
      .then(cleanUp);
  });
}

export interface Limits {
  readonly signals: readonly (AbortSignal | undefined)[];
  /** How long the task may take; for ever where it is absent. */
  readonly milliseconds?: number | undefined;
  /** Gives what to reject with when the time is up; without it, the promise is fulfilled then. */
  readonly late?: (() => unknown) | undefined;
  /** Gives what to reject with when a signal aborted; the signal's reason unless given. */
  readonly ended?: ((aborted: AbortSignal) => unknown) | undefined;
}
