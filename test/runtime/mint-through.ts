import { vi } from "vitest";
import {
  createCaller,
  isLinkTokenError,
  type CallOptions,
  type LinkToken,
  type LinkTokenError,
  type Operation,
} from "../../templates/runtime/src/index.js";
import { acme, createLinkToken, type AcmeOptions } from "./acme.js";
import { startFaultServer, type Fault } from "./fault-server.js";
import type { RecordedRequest } from "./recording-server.js";

/** Stops the clock at a whole second; sockets keep their own time. */
export function stopClock(): void {
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "Date", "performance"],
    now: stoppedAt,
  });
}

/** 15 January 2027, 08:00 UTC. */
export const stoppedAt = 1_800_000_000_000;

/**
 * One call to a server that goes wrong as the script says, on a stopped clock: each wait between two
 * attempts passes at once.
 */
export async function mintThrough(
  script: readonly Fault[],
  { operation, callOptions, ...options }: Circumstances = {},
): Promise<Outcome> {
  const server = await startFaultServer(script);
  const waits: number[] = [];
  const onRetry: AcmeOptions["onRetry"] = (view) => {
    waits.push(view.delay);
    // The timer is set right after the hook.
    queueMicrotask(() => vi.advanceTimersByTime(view.delay));
    options.onRetry?.(view);
  };
  const settings = { token: "t-1", baseUrl: server.url, ...options, onRetry };
  try {
    const outcome = await createCaller(acme, settings)
      .mint({
        operation: { ...createLinkToken, ...operation } as Operation,
        input: { tenant_id: "a" },
        options: callOptions,
      })
      .then(
        (value) => ({ value }),
        (error: unknown) => ({ error: known(error) }),
      );
    return { ...outcome, waits, attempts: server.requests.length, requests: server.requests };
  } finally {
    await server.close();
  }
}

export interface Outcome {
  readonly value?: LinkToken;
  readonly error?: LinkTokenError;
  /** Milliseconds between the attempts. */
  readonly waits: readonly number[];
  /** As the server counted them. */
  readonly attempts: number;
  readonly requests: readonly RecordedRequest[];
}

interface Circumstances extends AcmeOptions {
  /** What differs from Acme's own operation. */
  readonly operation?: Partial<Operation>;
  readonly callOptions?: CallOptions;
}

/** Anything but a `LinkTokenError` is a mistake of the runtime's. */
function known(error: unknown): LinkTokenError {
  if (isLinkTokenError(error)) {
    return error;
  }
  throw error;
}
