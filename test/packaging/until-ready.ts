import type { ChildProcess } from "node:child_process";
import { setTimeout } from "node:timers/promises";

/** Waits until a child serves a URL; one that does not within so many milliseconds is ended, and the wait rejects. */
export async function untilReady(
  child: ChildProcess,
  url: string,
  patience = 120_000,
): Promise<void> {
  const signal = AbortSignal.timeout(patience);
  while (child.exitCode === null && !signal.aborted) {
    const isReady = await fetch(url, { signal }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    await setTimeout(200);
  }
  const { exitCode } = child;
  child.kill();
  throw new Error(exitCode === null ? `${url} has no reply` : `its server ended with ${exitCode}`);
}
