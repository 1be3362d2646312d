/**
 * Runs a task until it ends, one of the signals aborts it or its time is up, whichever comes first.
 *
 * The task's own signal tells it to stop; whether it listens or not, the promise is settled. No timer
 * and no listener stays behind.
 */
export function limit<Value>(
  task: (signal: AbortSignal) => Promise<Value>,
  { signals, aborted, milliseconds, timeUp }: Limits,
): Promise<Value> {
  const controller = new AbortController();
  return new Promise<Value>((resolve, reject) => {
    const stop = (reason: unknown): void => {
      settle();
      reject(reason);
      controller.abort(reason);
    };
    const abort = (): void => {
      const reason: unknown = signals.find((each) => each.aborted)?.reason;
      stop(aborted ? aborted(reason) : reason);
    };
    const timer = milliseconds && setTimeout(() => stop(timeUp?.()), milliseconds);
    const settle = (): void => {
      clearTimeout(timer);
      signals.forEach((each) => each.removeEventListener("abort", abort));
    };
    if (signals.some((each) => each.aborted)) {
      return abort();
    }
    signals.forEach((each) => each.addEventListener("abort", abort));
    task(controller.signal).then(resolve, reject).finally(settle);
  });
}

export interface Limits {
  readonly signals: readonly AbortSignal[];
  /** Gives what to reject with when a signal aborts; its reason unless given. */
  readonly aborted?: (reason: unknown) => unknown;
  /** How long the task may take; for ever where it is absent. */
  readonly milliseconds?: number | undefined;
  /** Gives what to reject with when the time is up. */
  readonly timeUp?: () => unknown;
}
