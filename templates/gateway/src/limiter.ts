import { type Address, toNetwork } from "./address.js";
import type { Limits, Window } from "./limits.js";
import { openStore, type Store } from "./open-store.js";
import { Refusal } from "./refusal.js";
import { within } from "./within.js";

/** Counts requests, and refuses those above a limit. */
export interface Limiter {
  readonly takeAddress: (request: Request, context: unknown) => Promise<void>;
  readonly takeUser: (id: string) => Promise<void>;
}

/** Makes what counts by user and, where there is one, by address. Its stores open with the first request. */
export function createLimiter(limits: Limits | false, address: Address | undefined): Limiter {
  const none = async () => {};
  if (limits === false) return { takeAddress: none, takeUser: none };
  const count = (kind: "user" | "address", window: Window) => {
    const store = once(() => openStore(kind, window, limits));
    return (key: string) => take(store, key, limits);
  };
  const isInMemory = limits.redis === undefined;
  const checkWindow = (name: string, window: Window) => checked(name, window, isInMemory);
  const takeUser = count("user", checkWindow("user", limits.user ?? { requests: 30, seconds: 60 }));
  if (address === undefined) return { takeUser, takeAddress: none };
  const window = checkWindow("address", limits.address ?? { requests: 120, seconds: 60 });
  const takeNetwork = count("address", window);
  const { ipv6Prefix = 64 } = limits;
  return {
    takeUser,
    // Those without an address are counted together: nobody gets out of a limit by having none.
    takeAddress: (request, context) =>
      takeNetwork(toNetwork(address(request, context), ipv6Prefix) ?? "unknown"),
  };
}

async function take(store: () => Promise<Store>, key: string, limits: Limits): Promise<void> {
  const { consume } = await store();
  const { whenStoreFails = "refuse", storeTimeout = 1000 } = limits;
  const outcome = await within<Outcome>(storeTimeout, consume(key), () => {
    const cause = new Error(`The store took more than ${storeTimeout} milliseconds.`);
    return { kind: "dead", cause };
  });
  if (outcome.kind === "taken" || (outcome.kind === "dead" && whenStoreFails === "allow")) return;
  if (outcome.kind === "dead") {
    throw new Refusal("limiter-unavailable", "Requests cannot be counted for now.", {
      retryAfter: 5,
      reason: "The store of the limits does not respond.",
      cause: outcome.cause,
    });
  }
  const retryAfter = outcome.milliseconds / 1000;
  throw new Refusal("too-many-requests", "Too many requests; wait.", { retryAfter });
}

type Outcome = Awaited<ReturnType<Store["consume"]>>;

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}

function checked(name: string, window: Window, isInMemory: boolean): Window {
  const { requests, seconds } = window;
  if (![requests, seconds].every((value) => Number.isInteger(value) && value > 0)) {
    throw new TypeError(`limits.${name} must have whole numbers above 0 for requests and seconds.`);
  }
  if (isInMemory && seconds > longestTimer) {
    const most = `at most ${longestTimer} seconds without limits.redis`;
    throw new TypeError(`limits.${name} must have ${most}: a longer timer ends at once.`);
  }
  return window;
}

/** Seconds; timers take 32 bits of milliseconds, and run at once where they get more. */
const longestTimer = 2_147_483;
