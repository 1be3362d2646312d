import { encodeBase64 } from "./encode-base64.js";

/**
 * Replaces every secret in a value and in all that it holds, keys included, by `[redacted]`.
 *
 * Finds each secret as it is and in other letter case, percent-encoded, in HTML, in JSON and in base64, and
 * in what these make of each other. One of fewer than 8 characters is replaced only where it is a whole
 * word. What would take too long to search, or is nested too deep, reads `[redacted]` as a whole.
 */
export function redact(value: unknown, { values, properties = [] }: Secrets): unknown {
  const known = [...new Set(values)].filter(Boolean);
  if (known.length > mostSecrets || known.join("").length > 10_000) {
    return redacted;
  }
  const patterns = known.sort(longestFirst).flatMap(spellings);
  const secret = new RegExp([String.raw`\[redacted\]`, ...patterns].join("|"), "giu");
  const names = properties.map((name) => name.replace(/\W/g, "\\$&")).join("|");
  // JSON or a form within a text: nobody can tell where the value of the property ends.
  const nested = names && new RegExp(`(?:${names})(?:["']\\s*:|=)`);
  const shortest = Math.min(...[...known, ...properties].map(({ length }) => length));
  let work = mostWork;
  const replace = (text: string): string => {
    work -= (text.length + 20) * secret.source.length;
    if (work < 0) {
      throw new RangeError();
    }
    if (text.length < shortest) {
      return text;
    }
    let found = text;
    for (let level = 0, form = text, last = ""; level < 4 && form !== last; level++) {
      if (nested && nested.test(form)) {
        return redacted;
      }
      last = form.replace(secret, redacted);
      found = last === form ? found : last;
      form = decode(last);
    }
    return found;
  };
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
  /** Names of properties whose values are secret, whatever they are. */
  readonly properties?: readonly string[] | undefined;
}

/** What stands in the place of a secret. */
export const redacted = "[redacted]";

/** Shorter ones are parts of ordinary words. */
export const shortestSecret = 8;

/** More than any request and any response of a provider holds. */
export const mostSecrets = 100;

/** Characters of text times characters of patterns: some 20 milliseconds where each is tried everywhere. */
const mostWork = 2 ** 25;

/** Regular expressions of what a secret looks like, once what it stands in is decoded. */
function spellings(secret: string): string[] {
  // The signs around it may be encoded in a way that its own text looks like.
  const forms = [...new Set([secret, decode(secret)])].map(spell);
  if (secret.length < shortestSecret) {
    return forms.map((form) => `(?<![\\p{L}\\p{N}_])(?:${form})(?![\\p{L}\\p{N}_])`);
  }
  // Of the longest, base64 has no use in headers.
  const { length } = new TextEncoder().encode(secret);
  const offsets = length > 500 ? [] : [0, 1, 2];
  // Wherever it begins in what is encoded, all but the first and the last characters are the same.
  const encoded = offsets.map((offset) =>
    encodeBase64("\0".repeat(offset) + secret).slice(
      offset && offset + 1,
      ((length + offset) * 4) / 3,
    ),
  );
  // The sign before may hold bits of the first character, what follows those of the last.
  return [
    ...forms,
    ...encoded.map((text, offset) => `${offset ? "." : ""}${spell(text)}[\\w+/=-]*`),
  ];
}

/** Signs are what escapers change, and base64 has several of; beyond ASCII, names in HTML are not known. */
function spell(text: string): string {
  return text.replace(/[^a-z\d]/giu, (sign) =>
    sign > "\x7f" ? `[${sign} ]` : String.raw`[^\p{L}\p{N}]`,
  );
}

/** Undoes one level of JSON, HTML and percent-encoding. */
function decode(text: string): string {
  return text.replace(
    /\\(?:u([\da-f]{4})|(.))|&(?:#x0*([\da-f]{1,6})|#0*(\d{1,7})|(\w+));|(?:%[\da-f]{2})+/gis,
    (part: string, ...[unit, sign, hex, decimal, name]: (string | undefined)[]) => {
      try {
        return name || sign
          ? ({ amp: "&", quot: '"' }[name ?? ""] ?? sign?.replace(/[bfnrt]/, " ") ?? " ")
          : part.startsWith("%")
            ? decodeURIComponent(part)
            : String.fromCodePoint(Number(decimal ?? `0x${unit ?? hex}`));
      } catch {
        return part.startsWith("%") ? part.replace(/%../g, " ") : " ";
      }
    },
  );
}

/** A secret within a longer one must not leave the rest of the longer one behind. */
function longestFirst(one: string, other: string): number {
  return other.length - one.length;
}
