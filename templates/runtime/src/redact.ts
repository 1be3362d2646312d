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
  // A secret's own signs may look like encoded ones, and base64 and percent-encoding give bytes.
  const forms = new Set(given.flatMap((each) => [each, decode(each), bytesOf(each)]));
  // Of those that begin at one location, the longest counts.
  const known = [...forms].sort((one, other) => other.length - one.length);
  // Secrets may overlap, and the rest of one must not show: what is found takes up nothing.
  const secret = new RegExp(
    `(?=(${[String.raw`\[redacted\]`, ...known.map(spell)].join("|")}))`,
    "g",
  );
  // JSON or a form within a text: nobody can tell where the value of the property ends.
  const names = properties.map((name) => name.replace(/\W/g, "\\$&")).join("|");
  const nested = new RegExp(`(?:${names || "(?!)"})(?:["']\\s*:|=)`);
  // Characters of text times characters of patterns: some 10 milliseconds where each is tried everywhere.
  let work = 2 ** 24;

  const mask = (text: string): string => {
    let shown = "";
    let end = 0;
    for (const { index, 1: found = "" } of small(text).matchAll(secret)) {
      shown += index < end ? "" : text.slice(end, index) + redacted;
      end = Math.max(end, index + found.length);
    }
    return shown + text.slice(end);
  };
  const search = (text: string, levels = 5): string => {
    work -= (text.length + 20) * (secret.source.length + 100);
    if (work < 0) {
      throw new RangeError();
    }
    if (nested.test(text)) {
      return redacted;
    }
    const found = mask(text);
    const plain = decode(found);
    const deeper = (part: string): string => (levels ? search(part, levels - 1) : redacted);
    if (plain !== found) {
      const hidden = deeper(plain);
      return hidden === plain ? found : hidden;
    }
    return levels
      ? found.replace(base64, (part) => {
          const inner = decodeBase64(part);
          return deeper(inner) === inner ? part : redacted;
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

/** Returns a text in small letters, each at its location. */
function small(text: string): string {
  // This one alone would become two.
  return text.replaceAll("İ", "i").toLowerCase();
}

/** Undoes one level of JSON, HTML and percent-encoding; of the latter it gives bytes. */
function decode(text: string): string {
  return text.replace(
    /\\(?:u([\da-f]{4})|(.))|&(?:#x0*([\da-f]{1,6})|#0*(\d{1,7})|(\w+));|%([\da-f]{2})/gis,
    (...[, unit, sign, hex, decimal, name, byte]: (string | undefined)[]) =>
      sign
        ? sign.replace(/[bfnrt]/, " ")
        : name
          ? name === "amp"
            ? "&"
            : '"'
          : String.fromCodePoint(Number(decimal ?? `0x${unit ?? hex ?? byte}`) % 0x11_0000),
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
