import { MockOptionError } from "./mock-option-error.js";

/** What the time is: always the same, or whatever a function gives in milliseconds since the epoch. */
export type Clock = Date | string | (() => number);

/** How a mock behaves. */
export interface MockOptions {
  /** The same seed and the same requests give the same bytes; 1 unless given. */
  readonly seed?: number;
  /** The platform's clock unless given; a text is a date as `Date` reads it. */
  readonly clock?: Clock;
  /** Faults that happen at random, such as `429:0.1`, a tenth of all calls. */
  readonly faults?: string | readonly string[];
  /** Hosts that requests may name besides loopback and the providers' own, however spelled. */
  readonly hosts?: readonly string[];
  /** Whether pages of other origins may read responses, never with credentials; they may unless given. */
  readonly cors?: boolean;
}

/** Reads a clock. @throws {MockOptionError} Where it is a text that is no date. */
export function readClock(clock: Clock | undefined): () => number {
  if (clock === undefined) return Date.now;
  if (typeof clock === "function") return clock;
  const time = new Date(clock).getTime();
  if (Number.isNaN(time))
    throw new MockOptionError("The clock is no date, such as 2026-01-31T12:00:00Z.");
  return () => time;
}
