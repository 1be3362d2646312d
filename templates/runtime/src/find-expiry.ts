import type { Exchange } from "./exchange.js";
import { findBreach } from "./find-breach.js";
import { followPointer } from "./follow-pointer.js";
import type { LinkToken } from "./link-token.js";
import type { Expiry } from "./operation.js";

/**
 * When a minted token expires.
 *
 * A field that is missing or unreadable is no reason to lose a token that was minted: the expiry is
 * unknown then.
 */
export function findExpiry(exchange: Exchange): Pick<LinkToken, "expiresAt" | "expirySource"> {
  const expiry = exchange.call.operation.result?.expiresAt;
  const expiresAt = new Date(expiry ? readExpiry(expiry, exchange) : NaN);
  return expiry === undefined || Number.isNaN(expiresAt.getTime())
    ? { expirySource: "unknown" }
    : { expiresAt, expirySource: expiry.kind };
}

/** Milliseconds since the epoch; NaN where there is nothing to read. */
function readExpiry(expiry: Expiry, exchange: Exchange): number {
  const { sent, received, arrival } = exchange;
  switch (expiry.kind) {
    case "field":
      return readField(followPointer(received, expiry.pointer), { as: expiry.as, arrival });
    case "request": {
      const units = toNumber(followPointer(sent, expiry.pointer));
      return (
        arrival + (Number.isNaN(units) ? expiry.default : units) * expiry.secondsPerUnit * 1000
      );
    }
    case "documented":
      return arrival + shortestLifetime(expiry.seconds, exchange) * 1000;
    default:
      return expiry satisfies never;
  }
}

function readField(value: unknown, { as, arrival }: { as: FieldFormat; arrival: number }): number {
  const times: Readonly<Record<FieldFormat, number>> = {
    "date-time": parseDateTime(value),
    "epoch-seconds": toNumber(value) * 1000,
    "epoch-milliseconds": toNumber(value),
    "seconds-from-now": arrival + toNumber(value) * 1000,
  };
  return times[as];
}

type FieldFormat = Extract<Expiry, { kind: "field" }>["as"];

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

/**
 * The lifetime of the mode that the body was sent for, in seconds. A body that fits several gets the
 * shortest: a token that is renewed early costs a call, one that is used late costs a user.
 */
function shortestLifetime(seconds: number, { call, sent }: Exchange): number {
  const { operation, mode } = call;
  const lifetimes = Object.entries(operation.modes ?? {})
    .filter(([name, rules]) => (mode ? name === mode : findBreach(rules, sent).count === 0))
    .map(([, { lifetime = seconds }]) => lifetime);
  return lifetimes.length > 0 ? Math.min(...lifetimes) : seconds;
}
