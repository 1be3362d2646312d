import type { JsonObject } from "../types/json.js";

const forms = [
  "/expires_at:date-time",
  "/expires:epoch-seconds",
  "request:/minutes:minutes:30",
  "documented:PT10M",
];

/** How an expiry is written as an answer. */
export const expiryForms = `write it like ${forms.slice(0, -1).join(", ")} or ${forms.at(-1)}`;

/**
 * An expiry as it is typed, as `result.expiresAt`; nothing where it has no such form.
 *
 * @example readExpiry("/data/expires_at:date-time"); // { field: "/data/expires_at", as: "date-time" }
 */
export function readExpiry(text: string): JsonObject | undefined {
  const documented = /^documented:(\S+)$/u.exec(text);
  if (documented !== null) return { documented: documented[1] ?? "" };
  const request = /^request:(\/.*):(\w+):(\d+(?:\.\d+)?)$/u.exec(text);
  if (request !== null) {
    const [, pointer = "", unit = "", fallback] = request;
    return { request: pointer, unit, default: Number(fallback) };
  }
  const field = /^(\/.*):([\w-]+)$/u.exec(text);
  return field === null ? undefined : { field: field[1] ?? "", as: field[2] ?? "" };
}
