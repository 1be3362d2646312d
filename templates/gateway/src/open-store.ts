import type { Limits, Window } from "./limits.js";
import { Refusal } from "./refusal.js";

/** Counts by key. */
export interface Store {
  readonly consume: (
    key: string,
  ) => Promise<
    | { readonly kind: "taken" }
    | { readonly kind: "refused"; readonly milliseconds: number }
    | { readonly kind: "dead"; readonly cause: unknown }
  >;
}

/** What rate-limiter-flexible rejects with where a limit is reached; it is no `Error`. */
interface Refused {
  readonly msBeforeNext: number;
}

type LimiterClass = new (options: object) => {
  readonly consume: (key: string) => Promise<unknown>;
};

/** Opens a store of rate-limiter-flexible, whose entry is not loaded: it brings the clients of all databases. */
export async function openStore(kind: string, window: Window, limits: Limits): Promise<Store> {
  const { redis, prefix = "linkmint" } = limits;
  const Limiter = await load(redis !== undefined);
  const limiter = new Limiter({
    keyPrefix: `${prefix}:${kind}`,
    points: window.requests,
    duration: window.seconds,
    ...(redis !== undefined && {
      storeClient: redis,
      // Unless it is said, Redis's own client is taken for ioredis, which takes its arguments otherwise.
      useRedisPackage: "isOpen" in redis,
      // Else a client waits for Redis to come back, and the caller with it.
      rejectIfRedisNotReady: true,
    }),
  });
  return {
    consume: (key) =>
      limiter.consume(key).then(
        () => ({ kind: "taken" }),
        (cause: unknown) =>
          cause instanceof Error
            ? { kind: "dead", cause }
            : { kind: "refused", milliseconds: (cause as Refused).msBeforeNext },
      ),
  };
}

async function load(isRedis: boolean): Promise<LimiterClass> {
  try {
    const { default: Limiter } = isRedis
      ? await import("rate-limiter-flexible/lib/RateLimiterRedis.js")
      : await import("rate-limiter-flexible/lib/RateLimiterMemory.js");
    return Limiter;
  } catch (cause) {
    const reason = "Limits need rate-limiter-flexible 11: npm install it, or pass limits: false.";
    throw new Refusal("gateway-failed", "The gateway is not set up right.", { reason, cause });
  }
}
