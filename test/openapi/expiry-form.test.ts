import { expect, test } from "vitest";
import { expiryForm } from "../../generator/openapi/expiry-form.js";

test.each([
  ["expires_in", "seconds-from-now"],
  ["expiresIn", "seconds-from-now"],
  ["expiresInSeconds", "seconds-from-now"],
  ["expires_in_secs", "seconds-from-now"],
  ["expiration_seconds", "seconds-from-now"],
  ["ttl", "seconds-from-now"],
  ["token_ttl_seconds", "seconds-from-now"],
  ["lifetime", "seconds-from-now"],
  ["valid_for", "seconds-from-now"],
  ["expires_after", undefined],
  ["expires_after_seconds", "seconds-from-now"],
  ["expiry_minutes", undefined],
  ["expiresInMinutes", undefined],
  ["lifetime_minutes", undefined],
  ["validForHours", undefined],
  ["expires_in_days", undefined],
  ["ttl_ms", undefined],
  ["ttlMillis", undefined],
  ["expiresInMs", undefined],
  ["expires_at", "epoch-seconds"],
  ["expires", "epoch-seconds"],
  ["valid_until", "epoch-seconds"],
  ["expires_at_ms", "epoch-milliseconds"],
  ["expiresAtMillis", "epoch-milliseconds"],
  ["expires_at_minutes", undefined],
  ["expires_at_seconds", "epoch-seconds"],
  ["expiration_timestamp", "epoch-seconds"],
  ["refresh_token_expires_in", undefined],
  ["refreshTokenExpiresAt", undefined],
  ["created_at", undefined],
  ["settled", undefined],
  ["valid_tokens", undefined],
  ["seconds_until_expiry", "seconds-from-now"],
  ["secondsToExpiry", "seconds-from-now"],
  ["millisUntilExpiration", undefined],
  ["time_to_expire", undefined],
])("a number called %s is %s", (name, want) => {
  expect(expiryForm({ name, types: ["integer"] })).toBe(want);
});

test.each([
  ["expires_in", "Minutes until the token expires.", undefined],
  ["expires_in", "Milliseconds until then.", undefined],
  ["expires_after", "How many seconds the token lives.", "seconds-from-now"],
  ["expiration", "Seconds until the token expires.", "seconds-from-now"],
  ["expiration", "Seconds since the Unix epoch.", "epoch-seconds"],
  ["expires_at", "In milliseconds.", "epoch-milliseconds"],
  ["expires", "When the token's validity ends.", "epoch-seconds"],
  ["lifetime", "The token's lifetime in minutes.", undefined],
  ["expires_in", "The token's lifetime in milliseconds.", undefined],
  ["expires_in", "Lifetime in milli-seconds.", undefined],
  ["expires_in", "Valid for 24 hours (86400 seconds).", "seconds-from-now"],
  ["expires_in", "Lifetime of the token, one hour by default, in seconds.", "seconds-from-now"],
  ["ttl", "Min. 60, max. 3600 seconds.", "seconds-from-now"],
  ["ttl", "Time to live of the timestamp in minutes.", undefined],
  ["expires_at", "A moment, 30 minutes from now.", "epoch-seconds"],
])("a number called %s and described as %j is %s", (name, description, want) => {
  expect(expiryForm({ name, types: ["integer"], description })).toBe(want);
});

test.each([
  ["expires_at", ["string"], "date-time"],
  ["expires_in", ["string"], undefined],
  ["expiry_minutes", ["string"], undefined],
  ["expires_at", [], "date-time"],
  ["expires_in", [], "seconds-from-now"],
  ["expires_at", ["boolean"], undefined],
])("%s of the types %j is %s", (name, types, want) => {
  expect(expiryForm({ name, types })).toBe(want);
});

test("a date and time is one by its format", () => {
  const field = { types: ["string"], format: "date-time" };
  expect(expiryForm({ name: "expires_in", ...field })).toBe("date-time");
  expect(expiryForm({ name: "refresh_token_expires_at", ...field })).toBe(undefined);
});
