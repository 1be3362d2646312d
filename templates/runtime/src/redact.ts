/**
 * Replaces every secret in a value and in all that it holds, keys included, by `[redacted]`.
 *
 * Finds each secret as it is, in JSON, URL-encoded, in HTML and in base64.
 */
export function redact(value: unknown, { values, properties = [] }: Secrets): unknown {
  const spelled = values.filter(Boolean).flatMap(spellings).sort(longestFirst);
  const replace = (text: string): string =>
    spelled.reduce((rest, secret) => rest.replaceAll(secret, redacted), text);
  const visit = (part: unknown): unknown => {
    if (Array.isArray(part)) {
      return part.map(visit);
    }
    if (typeof part === "object" && part !== null) {
      return Object.fromEntries(
        Object.entries(part).map(([key, item]) => [
          replace(key),
          properties.includes(key) ? redacted : visit(item),
        ]),
      );
    }
    const text = String(part);
    const safe = /string|number/.test(typeof part) ? replace(text) : text;
    // JSON within a text: nobody can tell where the value of the property ends.
    return properties.some((name) => safe.includes(`"${name}"`))
      ? redacted
      : safe === text
        ? part
        : safe;
  };
  try {
    return visit(value);
  } catch {
    // Nested too deep for the stack.
    return redacted;
  }
}

/** What must not show. */
export interface Secrets {
  readonly values: readonly string[];
  /** Names of properties whose values are secret, whatever they are. */
  readonly properties?: readonly string[] | undefined;
}

/** What stands in the place of a secret. */
export const redacted = "[redacted]";

function spellings(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const plain = [secret, json, json.replaceAll("/", "\\/"), secret.replaceAll("&", "&amp;")];
  try {
    const url = encodeURIComponent(secret);
    plain.push(
      url,
      url.replace(/%../g, (each) => each.toLowerCase()),
    );
    plain.push(btoa(secret).replace(/=+$/, ""));
  } catch {
    // One character of it is half a character, or beyond Latin-1: no header can carry it.
  }
  return plain;
}

/** A secret within a longer one must not leave the rest of the longer one behind. */
function longestFirst(one: string, other: string): number {
  return other.length - one.length;
}
