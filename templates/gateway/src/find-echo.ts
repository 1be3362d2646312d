import type { ProviderDescription, SentRequest } from "@linkmint/runtime";

/** Returns whether a text for a page holds a credential of the request that it came from. */
export function hasEcho(
  texts: readonly (string | undefined)[],
  { headers }: SentRequest,
  { credentials }: ProviderDescription,
): boolean {
  const shown = credentials.filter(({ secret }) => secret === false);
  const harmless = new Set([
    "accept",
    "content-type",
    ...shown.map(({ header = "" }) => header.toLowerCase()),
  ]);
  const named = credentials.map(({ header = "" }) => header.toLowerCase());
  const secrets = Object.entries(headers)
    .filter(([name]) => !harmless.has(name) && (named.includes(name) || name === "authorization"))
    .flatMap(([, value]) => secretsIn(value))
    // Shorter ones are parts of ordinary words.
    .filter(({ length }) => length >= 8);
  return texts.some((text) => secrets.some((secret) => text?.includes(secret)));
}

/** The value of a header, without its scheme, and what HTTP's basic scheme encodes (RFC 7617). */
function secretsIn(value: string): string[] {
  const bare = value.replace(/^[\w-]+ /u, "");
  if (!/^basic /iu.test(value)) return [value, bare];
  return [bare, ...decode(bare).split(/:(.*)/su)];
}

function decode(text: string): string {
  try {
    return atob(text);
  } catch {
    return "";
  }
}
