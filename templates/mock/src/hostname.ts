import { MockOptionError } from "./mock-option-error.js";

/**
 * Reads the host of an address, as URLs spell it: in lower case, without a port, IPv6 in brackets.
 *
 * @throws {MockOptionError} Where it is none.
 */
export function hostnameOf(host: string): string {
  const url = `http://${/^[^[]*:.*:/u.test(host) ? `[${host}]` : host}`;
  if (!URL.canParse(url)) throw new MockOptionError("There is no such host.");
  return new URL(url).hostname;
}

/** Whether a host, as URLs spell it, is this machine and nobody else's. */
export function isLoopback(hostname: string): boolean {
  return /^(?:127(?:\.\d{1,3}){3}|\[::1\]|(?:[^.]+\.)*localhost)$/u.test(hostname);
}
