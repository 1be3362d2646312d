import { getEventListeners, setMaxListeners } from "node:events";
import { setImmediate } from "node:timers/promises";
import { createCaller, safe } from "../../templates/runtime/src/index.js";

/* Run by endurance.test.ts in a process of its own, whose heap and handles are nobody else's. */

/** What 10,000 calls have left behind. */
export interface EnduranceReport {
  /** How many calls ended how. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Bytes on the heap after 2,000 calls. */
  readonly early: number;
  /** Bytes on the heap after 10,000. */
  readonly late: number;
  /** On the signals that live as long as the process. */
  readonly listeners: number;
  /** Timers and sockets that keep the process alive. */
  readonly handles: readonly string[];
}

const [, , baseUrl] = process.argv;
const own = new AbortController();
const each = new AbortController();
// One for each call that is under way.
setMaxListeners(32, own.signal, each.signal);
const caller = createCaller(
  {
    id: "acme",
    name: "Acme",
    servers: { production: { url: "https://api.acme.example" } },
    credentials: { token: { header: "authorization" } },
  },
  {
    token: async () => "t-1",
    baseUrl,
    deadline: 600_000,
    signal: own.signal,
    onRequest: () => undefined,
    onError: () => undefined,
  } as {},
);
const operation = {
  id: "create",
  method: "POST",
  path: "/",
  result: { token: "/link_token" },
  error: { message: "/message" },
  sensitive: ["link_token"],
  idempotencyHeader: "idempotency-key",
} as const;
const outcomes: Record<string, number> = {};
let made = 0;

/** Of 20 calls 15 go well at once, two at the second attempt, two are wrong and one fails for good. */
function wishOf(call: number): string {
  const turn = call % 20;
  return turn < 15 ? "200" : turn < 17 ? `flaky ${call}` : turn < 19 ? "400" : "503";
}

/** Makes calls, 32 at a time, until there were so many. */
async function callUntil(total: number): Promise<void> {
  const work = async (): Promise<void> => {
    while (made < total) {
      const input = { tenant_id: wishOf(made++) };
      const call = caller.mint({ operation, input, options: { signal: each.signal } });
      const { ok, error } = await safe(call.withResponse());
      const outcome = ok ? "minted" : error.kind;
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: 32 }, work));
}

/** Bytes on the heap once all that can go is gone. */
async function heapSize(): Promise<number> {
  for (let round = 0; round < 10; round += 1) {
    globalThis.gc?.();
    await setImmediate();
  }
  return process.memoryUsage().heapUsed;
}

await callUntil(2000);
const early = await heapSize();
await callUntil(10_000);
const late = await heapSize();
const listeners = [own, each].flatMap(({ signal }) => getEventListeners(signal, "abort"));
const report: EnduranceReport = {
  outcomes,
  early,
  late,
  listeners: listeners.length,
  handles: process.getActiveResourcesInfo().filter((name) => /Timeout|TCP/.test(name)),
};
process.stdout.write(JSON.stringify(report));
