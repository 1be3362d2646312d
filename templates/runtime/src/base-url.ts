import type { Fail } from "./failure.js";

/**
 * A base URL that somebody gave.
 *
 * The error names where it came from and never repeats it, since it may hold a credential.
 */
export function parseBaseUrl(value: unknown, { from, fail }: { from: string; fail: Fail }): string {
  const text = String(value);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSafe =
    url?.protocol === "https:" || (url?.protocol === "http:" && loopback.test(url.hostname));
  if (!url || !isSafe || url.username || url.password || /[?#]/.test(text)) {
    throw fail(
      "configuration",
      `${from} must be an https URL (or http on the loopback) without credentials, query or fragment.`,
      { fields: [from] },
    );
  }
  return url.href;
}

const loopback = /^(127\.[\d.]+|\[::1\]|(.+\.)?localhost)$/;
