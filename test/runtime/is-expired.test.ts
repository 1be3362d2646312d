import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isExpired } from "../../templates/runtime/src/index.js";
import { stopClock, stoppedAt } from "./mint-through.js";

beforeEach(stopClock);

afterEach(() => {
  vi.useRealTimers();
});

test.each([
  { inMilliseconds: -1, want: true },
  { inMilliseconds: 0, want: true },
  { inMilliseconds: 10_000, want: true },
  { inMilliseconds: 10_001, want: false },
  { inMilliseconds: 0, skew: 0, want: true },
  { inMilliseconds: 1, skew: 0, want: false },
  { inMilliseconds: 60_000, skew: 60_000, want: true },
  { inMilliseconds: 60_001, skew: 60_000, want: false },
  { inMilliseconds: -5000, skew: -10_000, want: false },
])("a token that ends in $inMilliseconds ms, with a skew of $skew, has ended: $want", (given) => {
  const { inMilliseconds, skew, want } = given;
  const expiresAt = new Date(stoppedAt + inMilliseconds);
  expect(isExpired({ expiresAt }, skew)).toBe(want);
  expect(isExpired(JSON.parse(JSON.stringify({ expiresAt })), skew)).toBe(want);
});

test("a token ends as time goes by", () => {
  const token = { expiresAt: new Date(stoppedAt + 60_000) };
  expect(isExpired(token)).toBe(false);
  vi.advanceTimersByTime(50_000);
  expect(isExpired(token)).toBe(true);
});

test.each([{}, { expiresAt: undefined }, { expiresAt: null }, { expiresAt: "soon" }])(
  "a token whose end is unknown counts as alive: %j",
  (token) => {
    expect(isExpired(token as { expiresAt?: string })).toBe(false);
  },
);
