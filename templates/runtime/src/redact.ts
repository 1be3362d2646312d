import { encodeBase64 } from "./encode-base64.js";

/**
 * Replaces every secret in a value and in all that it holds, keys included, by `[redacted]`.
 *
 * Finds each secret as it is and in other letter case, percent-encoded, in HTML, in JSON and in base64, and
 * in what these make of each other. One of fewer than 8 characters is replaced only where it is a whole
 * word. What would take too long to search, or is nested too deep, reads `[redacted]` as a whole.
 */
export function redact(value: unknown, { values, least = 1, properties = [] }: Secrets): unknown {
  const all = [...new Set(values)];
  if (all.length > mostSecrets || all.join("").length > 5000) {
    return redacted;
  }
  const known = all.filter(({ length }) => length >= least);
  // A secret within a longer one must not leave the rest of the longer one behind.
  const longestFirst = known.sort((one, other) => other.length - one.length);
  const patterns = ["\\[redacted\\]", ...longestFirst.flatMap(spellings)];
  const secret = new RegExp(patterns.join("|"), "giu");
  const names = properties.map((name) => name.replace(/\W/g, "\\$&")).join("|");
  // JSON or a form within a text: nobody can tell where the value of the property ends.
  const nested = names ? new RegExp(`(?:${names})(?:["']\\s*:|=)`) : undefined;
  const shortest = Math.min(...known.concat(properties).map(({ length }) => length));
  // Characters of text times characters of patterns: some 20 milliseconds where each is tried everywhere.
  let work = 2 ** 25;
  const search = (text: string, levels: number): string => {
    if (nested?.test(text)) {
      return redacted;
    }
    const found = text.replace(secret, redacted);
    const form = decode(found);
    const deeper = form === found || levels === 1 ? form : search(form, levels - 1);
    return deeper === form ? found : deeper;
  };
  const replace = (text: string): string => {
    work -= (text.length + 20) * secret.source.length;
    if (work < 0) {
      throw new RangeError();
    }
    return text.length < shortest ? text : search(text, 4);
  };
  const visit = (part: unknown): unknown => {
    if (Array.isArray(part)) {
      return part.map(visit);
    }
    if (typeof part === "object" && part) {
      return Object.fromEntries(
        Object.entries(part).map(([key, item]) => [
          replace(key),
          properties.includes(key) ? redacted : visit(item),
        ]),
      );
    }
    const text = String(part);
    const safe = part == null ? text : replace(text);
    return safe === text ? part : safe;
  };
  try {
    return visit(value);
  } catch {
    return redacted;
  }
}

/** What must not show. */
export interface Secrets {
  readonly values: readonly string[];
  /** Shorter values are let be; 1 unless given. */
  readonly least?: number;
  /** Names of properties whose values are secret, whatever they are. */
  readonly properties?: readonly string[] | undefined;
}

/** What stands in the place of a secret. */
export const redacted = "[redacted]";

/** Shorter ones are parts of ordinary words. */
export const shortestSecret = 8;

/** More than any request and any response of a provider holds. */
export const mostSecrets = 100;

/** Regular expressions of what a secret looks like, once what it stands in is decoded. */
function spellings(secret: string): string[] {
  // The signs around it may be encoded in a way that its own text looks like.
  const forms = [...new Set([secret, decode(secret)])].map(spell);
  if (secret.length < shortestSecret) {
    return [String.raw`(?<!\w)(?:${forms.join("|")})(?!\w)`];
  }
  // Of the longest, base64 has no use in headers.
  for (const offset of secret.length > 500 ? [] : [0, 1, 2]) {
    // Wherever it begins in what is encoded, all but the first and the last characters are the same.
    const encoded = encodeBase64("\0".repeat(offset) + secret).replace(/.=+$/, "");
    // The sign before may hold bits of the first character, what follows those of the last.
    forms.push(`${offset ? "." : ""}${spell(encoded.slice(offset && offset + 1))}[\\w+/=-]*`);
  }
  return forms;
}

/** Signs are what escapers change, and base64 has several of; beyond ASCII, names in HTML are not known. */
function spell(text: string): string {
  return text.replace(/[^a-z\d]/giu, (sign) =>
    // A class of letters of all scripts takes long to compile.
    sign > "\x7f" ? `[${sign} ]` : String.raw`[^a-z\d]`,
  );
}

/** Undoes one level of JSON, HTML and percent-encoding. */
function decode(text: string): string {
  return text.replace(
    /\\(?:u([\da-f]{4})|(.))|&(?:#x0*([\da-f]{1,6})|#0*(\d{1,7})|(\w+));|(?:%[\da-f]{2})+/gis,
    (part: string, ...[unit, sign, hex, decimal, name]: (string | undefined)[]) => {
      try {
        return sign
          ? sign.replace(/[bfnrt]/, " ")
          : name
            ? (({ amp: "&", quot: '"' } as Readonly<Record<string, string>>)[name] ?? " ")
            : part.startsWith("%")
              ? decodeURIComponent(part)
              : String.fromCodePoint(Number(decimal ?? `0x${unit ?? hex}`));
      } catch {
        return part.replace(/%..|.+/g, " ");
      }
    },
  );
}
