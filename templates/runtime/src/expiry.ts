import { followPointer } from "./follow-pointer.js";
import type { Expiry } from "./operation.js";

/**
 * The response says in a text when the token expires.
 *
 * @example
 * dateTimeExpiry("/expiration");
 */
export function dateTimeExpiry<const Pointer extends string>(
  pointer: Pointer,
): Expiry<Pointer, never> {
  return {
    source: "field",
    read: ({ received }) => parseDateTime(followPointer(received, pointer)),
  };
}

/**
 * The response says in a number when the token expires.
 *
 * @example
 * numberExpiry("/expires_in", "seconds-from-now");
 */
export function numberExpiry<const Pointer extends string>(
  pointer: Pointer,
  as: "epoch-seconds" | "epoch-milliseconds" | "seconds-from-now",
): Expiry<Pointer, never> {
  return {
    source: "field",
    read: ({ received, arrival }) => {
      const value = toNumber(followPointer(received, pointer));
      const milliseconds = value * (as === "epoch-milliseconds" ? 1 : 1000);
      return as === "seconds-from-now" ? arrival + milliseconds : milliseconds;
    },
  };
}

/**
 * The request says how long the token lives.
 *
 * @example
 * requestExpiry("/link_expiry_mins", { secondsPerUnit: 60, default: 30 });
 */
export function requestExpiry<const Pointer extends string>(
  pointer: Pointer,
  length: {
    /** Seconds in one unit of the request's value. */
    readonly secondsPerUnit: number;
    /** The value that counts when the request has none. */
    readonly default: number;
  },
): Expiry<never, Pointer> {
  return {
    source: "request",
    read: ({ sent, arrival }) => {
      const units = toNumber(followPointer(sent, pointer));
      const known = Number.isNaN(units) ? length.default : units;
      return arrival + known * length.secondsPerUnit * 1000;
    },
  };
}

/**
 * The request says how long the token lives, with the unit, as `30m`, `12 hours` or `1w`. Of what is written
 * otherwise, nobody knows.
 *
 * @example
 * writtenExpiry("/settings/session_length", "1h");
 */
export function writtenExpiry<const Pointer extends string>(
  pointer: Pointer,
  /** What counts when the request has none. */
  fallback: string,
): Expiry<never, Pointer> {
  return {
    source: "request",
    read: ({ sent, arrival }) => {
      const text = String(followPointer(sent, pointer) ?? fallback);
      const [, count, unit = ""] =
        /^\s*(\d+(?:\.\d+)?)\s*(s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?|w(?:eeks?)?)\s*$/i.exec(
          text,
        ) ?? [];
      const seconds = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }[unit.charAt(0).toLowerCase()];
      return arrival + Number(count) * (seconds ?? NaN) * 1000;
    },
  };
}

/** The documentation alone says how many seconds the token lives. */
export function documentedExpiry(seconds: number): Expiry<never, never> {
  return { source: "documented", read: ({ arrival }) => arrival + seconds * 1000 };
}

/** RFC 3339; without an offset it is UTC, as providers mean it. `Date.parse` alone makes dates of words. */
function parseDateTime(value: unknown): number {
  const text = String(value);
  if (!/^\d{4}-\d\d-\d\d[t ]\d\d:\d\d/i.test(text)) {
    return NaN;
  }
  return Date.parse(/(z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`);
}

function toNumber(value: unknown): number {
  return typeof value === "number" || (typeof value === "string" && value.trim())
    ? Number(value)
    : NaN;
}
