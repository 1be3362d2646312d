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
