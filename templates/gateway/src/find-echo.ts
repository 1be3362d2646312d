import type { CredentialDescription, ProviderDescription, SentRequest } from "@linkmint/runtime";

/**
 * Returns whether a text for a page holds a credential, as it is, percent-encoded or in base64.
 *
 * Known are those of the request that it came from, where its headers have them, and those of environment variables.
 */
export function hasEcho(
  texts: readonly (string | undefined)[],
  sent: SentRequest | undefined,
  { credentials }: ProviderDescription,
): boolean {
  const secrets = [...headersOf(sent, credentials).flatMap(secretsIn), ...variablesOf(credentials)];
  // Shorter ones are parts of ordinary words.
  const forms = secrets.filter(({ length }) => length >= 8).flatMap(formsOf);
  return texts
    .flatMap((text = "") => [text, percentDecode(text), percentDecode(percentDecode(text))])
    .flatMap((text) => [text.toLowerCase(), toUsualBase64(text)])
    .some((text) => forms.some((form) => text.includes(form)));
}

/** The values of headers that hold a secret; those of schemes, such as HTTP's basic, stand in `Authorization`. */
function headersOf(
  { headers = {} }: Partial<SentRequest> = {},
  credentials: readonly CredentialDescription[],
): string[] {
  const isHarmless = new Map(
    credentials.map(({ header = "", secret }) => [header.toLowerCase(), secret === false]),
  );
  return Object.entries(headers).flatMap(([name, value]) =>
    (isHarmless.get(name) ?? name !== "authorization") ? [] : [value],
  );
}

/** What a client takes its secrets from unless it is given them: also those that only a token endpoint gets. */
function variablesOf(credentials: readonly CredentialDescription[]): string[] {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return credentials.flatMap(({ variable, secret }) => {
    if (variable === undefined || secret === false) return [];
    try {
      return [process?.env?.[variable] ?? ""];
    } catch {
      // Deno refuses where it was not permitted to read it.
      return [];
    }
  });
}

/** The value of a header, without its scheme, and the password that HTTP's basic scheme encodes (RFC 7617). */
function secretsIn(value: string): string[] {
  const bare = value.replace(/^[\w-]+ /u, "");
  if (!/^basic /iu.test(value)) return [bare];
  const [, password = ""] = /:(.*)/su.exec(base64Decode(bare)) ?? [];
  return [bare, password];
}

function formsOf(secret: string): string[] {
  const bytes = String.fromCharCode(...new TextEncoder().encode(secret));
  // Where it stands in what is encoded decides which of three forms it has; signs at its ends are left to its neighbours.
  const encoded = [0, 1, 2].map((before) =>
    btoa("\0".repeat(before) + bytes).slice(
      [0, 2, 3][before],
      Math.floor(((before + bytes.length) * 8) / 6),
    ),
  );
  return [secret.toLowerCase(), bytes.toLowerCase(), ...encoded];
}

/** One level, as bytes. */
function percentDecode(text: string): string {
  return text.replaceAll(/%([\da-f]{2})/giu, (_, byte: string) =>
    String.fromCharCode(Number.parseInt(byte, 16)),
  );
}

/** Of the alphabet for URLs (RFC 4648, 5), the other. */
function toUsualBase64(text: string): string {
  return text.replaceAll("-", "+").replaceAll("_", "/");
}

function base64Decode(text: string): string {
  try {
    return atob(text);
  } catch {
    return "";
  }
}
