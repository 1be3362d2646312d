import { bytesOf } from "./bytes-of.js";

/**
 * Replaces every secret in a value and in all that it holds, keys included, by `[redacted]`.
 *
 * Finds each secret as it is and in other letter case, percent-encoded, in HTML, in JSON and in base64, and
 * in what these make of each other. One of fewer than 8 characters is replaced only where it is a whole
 * word. What would take too long to search, is nested too deep or encoded too often reads `[redacted]` as a whole.
 */
export function redact(value: unknown, { values, properties = [] }: Secrets): unknown {
  const given = [...new Set(values)].filter(Boolean);
  if (!values || given.length > mostSecrets || given.join("").length > 5000) {
    return redacted;
  }
  // A secret's own signs may look like encoded ones, and base64 gives bytes.
  const forms = new Set(given.flatMap((each) => [each, decode(each), bytesOf(each)]));
  // Of those that begin at one place, the longest counts.
  const known = [...forms].sort((one, other) => other.length - one.length);
  const secret = new RegExp(["\\[redacted\\]", ...known.map(spell)].join("|"), "g");
  const names = properties.map((name) => name.replace(/\W/g, "\\$&")).join("|");
  // JSON or a form within a text: nobody can tell where the value of the property ends.
  const nested = names ? new RegExp(`(?:${names})(?:["']\\s*:|=)`) : undefined;
  const shortest = Math.min(...known.concat(properties).map(({ length }) => length));
  // Characters of text times characters of patterns: some 10 milliseconds where each is tried everywhere.
  let work = 2 ** 24;

  const mask = (text: string): string => {
    const searched = small(text);
    let shown = "";
    let end = 0;
    secret.lastIndex = 0;
    // Secrets may overlap, and the rest of one must not show.
    for (let match; (match = secret.exec(searched)); secret.lastIndex = match.index + 1) {
      shown += match.index < end ? "" : text.slice(end, match.index) + redacted;
      end = Math.max(end, match.index + match[0].length);
    }
    return shown + text.slice(end);
  };
  const search = (text: string, levels = 5): string => {
    work -= (text.length + 20) * (secret.source.length + 100);
    if (work < 0) {
      throw new RangeError();
    }
    if (text.length < shortest) {
      return text;
    }
    if (nested?.test(text)) {
      return redacted;
    }
    const found = mask(text);
    const plain = decode(found);
    if (plain !== found) {
      const deeper = levels ? search(plain, levels - 1) : redacted;
      return deeper === plain ? found : deeper;
    }
    return levels
      ? found.replace(base64, (part) => {
          const inner = decodeBase64(part);
          return search(inner, levels - 1) === inner ? part : redacted;
        })
      : found;
  };
  const visit = (part: unknown): unknown => {
    if (Array.isArray(part)) {
      return part.map(visit);
    }
    if (typeof part === "object" && part) {
      return Object.fromEntries(
        Object.entries(part).map(([key, item]) => [
          search(key),
          properties.includes(key) ? redacted : visit(item),
        ]),
      );
    }
    const text = String(part);
    const safe = part == null ? text : search(text);
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
  /** Absent where there are too many to look for. */
  readonly values: readonly string[] | undefined;
  /** Names of properties whose values are secret, whatever they are. */
  readonly properties?: readonly string[] | undefined;
}

/** What stands in the place of a secret. */
export const redacted = "[redacted]";

/** Shorter ones are parts of ordinary words. */
export const shortestSecret = 8;

/** More than any request and any response of a provider holds. */
export const mostSecrets = 100;

/** Returns a regular expression of what a secret looks like, once what it stands in is decoded. */
function spell(secret: string): string {
  // Signs are what escapers change; beyond ASCII, names in HTML are not known.
  const spelled = small(secret).replace(/[^a-z\d]/g, (sign) =>
    sign > "\x7f" ? `[${sign}"]` : String.raw`[^a-z\d]`,
  );
  return secret.length < shortestSecret
    ? String.raw`(?<![\w\xc0-\xff])${spelled}(?![\w\xc0-\xff])`
    : spelled;
}

/** Returns a text in small letters, each at its place. */
function small(text: string): string {
  // This one alone would become two.
  return text.replaceAll("İ", "i").toLowerCase();
}

/** Undoes one level of JSON, HTML and percent-encoding. */
function decode(text: string): string {
  return text.replace(
    /\\(?:u([\da-f]{4})|(.))|&(?:#x0*([\da-f]{1,6})|#0*(\d{1,7})|(\w+));|%[\da-f]{2}(?:%[89ab][\da-f])*/gis,
    (part: string, ...[unit, sign, hex, decimal, name]: (string | undefined)[]) => {
      try {
        return sign
          ? sign.replace(/[bfnrt]/, " ")
          : name
            ? name === "amp"
              ? "&"
              : '"'
            : part.startsWith("%")
              ? decodeURIComponent(part)
              : String.fromCodePoint(Number(decimal ?? `0x${unit ?? hex}`));
      } catch {
        // Latin-1, or no character at all.
        return part.replace(/%(..)|.+/g, (_, byte?: string) =>
          byte ? String.fromCharCode(Number(`0x${byte}`)) : " ",
        );
      }
    },
  );
}

/** As long as what 8 characters are encoded as. */
const base64 = /[\w+/-]{11,}={0,2}/g;

/** Gives the bytes of base64 wherever in a text it begins: what stands before it may look like base64, too. */
function decodeBase64(text: string): string {
  const signs = text.replace(/=/g, "").replace(/-/g, "+").replace(/_/g, "/");
  return [0, 1, 2, 3]
    .map((start) => signs.slice(start, (signs.length - start) % 4 === 1 ? -1 : undefined))
    .map(atob)
    .join("\n");
}
