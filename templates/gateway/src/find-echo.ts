import { isSecretName, type ProviderDescription, type SentRequest } from "@linkmint/runtime";

/**
 * Returns whether a text for a page holds a credential, as it is, percent-encoded or in base64.
 *
 * Known are those of the request that it came from, where its headers have them, and those of environment variables.
 */
export function hasEcho(
  texts: readonly (string | undefined)[],
  sent: SentRequest | undefined,
  describe: Described,
): boolean {
  const secrets = [
    ...headersOf(sent, describe).flatMap((value) => secretsIn(value, describe)),
    ...variablesOf(describe),
  ];
  // Shorter ones are parts of ordinary words.
  const forms = secrets.filter(({ length }) => length >= 8).flatMap(formsOf);
  return texts
    .flatMap((text = "") => [text, percentDecode(text), percentDecode(percentDecode(text))])
    .flatMap((text) => [text.toLowerCase(), toUsualBase64(text)])
    .some((text) => forms.some((form) => text.includes(form)));
}

type Described = Pick<ProviderDescription, "credentials" | "schemes">;

/** The values of headers that hold a secret: as the description says, or else by their name. */
function headersOf(
  { headers = {} }: Partial<SentRequest> = {},
  { credentials }: Described,
): string[] {
  const isSecret = new Map(
    credentials.map(({ header = "", secret = true }) => [header.toLowerCase(), secret]),
  );
  return Object.entries(headers)
    .filter(([name]) => isSecret.get(name) ?? (isSecretName(name) && name !== "idempotency-key"))
    .map(([, value]) => value);
}

/** What a client takes its secrets from unless it is given them: also those that only a token endpoint gets. */
function variablesOf({ credentials }: Described): string[] {
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

/** The value of a header, without its scheme, and the secrets that HTTP's basic scheme encodes (RFC 7617). */
function secretsIn(value: string, { credentials, schemes = [] }: Described): string[] {
  const bare = value.replace(/^[\w-]+ /u, "");
  if (!/^basic /iu.test(value)) return [bare];
  const [, username = "", password = ""] = /^(.*?):(.*)/su.exec(base64Decode(bare)) ?? [];
  const isShown = schemes.some(
    (scheme) =>
      scheme.kind === "basic" &&
      credentials.some(({ option, secret }) => option === scheme.username && secret === false),
  );
  return [bare, password, ...(isShown ? [] : [username])];
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
