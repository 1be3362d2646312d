import type { WritableParameter } from "./parameters.js";

/** A parameter as it is written. */
export interface WrittenParameter {
  readonly text: string;
  /** The plain values in it. */
  readonly values: readonly string[];
}

/**
 * Writes a parameter's value as its location and style have it (OpenAPI 3.1, 4.8.12.2): in a query with its name;
 * gives nothing where the value is neither plain nor a list or an object of plain values.
 *
 * Everything but the style's own signs is percent-encoded in paths and queries.
 */
export function writeParameter(
  value: unknown,
  { location, name, style, explode = location === "query" && !style }: WritableParameter,
): WrittenParameter | undefined {
  try {
    const parts = partsOf(value);
    const values = parts.map(([, text]) => text);
    const encode = location === "header" ? String : encodeURIComponent;
    if (location === "query" && (explode || style === "deepObject")) {
      const nameOf = (key: string | undefined): string =>
        style === "deepObject" ? `${encode(name)}[${encode(key ?? "")}]` : encode(key ?? name);
      const pairs = parts.map(([key, text]) => `${nameOf(key)}=${encode(text)}`);
      return { text: pairs.join("&"), values };
    }
    const text = parts
      .map(([key, each]) =>
        key === undefined ? encode(each) : encode(key) + (explode ? "=" : ",") + encode(each),
      )
      .join(delimiters[style ?? ""] ?? ",");
    const isNamed = location === "query" && parts.length > 0;
    return { text: isNamed ? `${encode(name)}=${text}` : text, values };
  } catch {
    // Half of a character, or a value that says no text.
    return undefined;
  }
}

const delimiters: Readonly<Record<string, string>> = {
  spaceDelimited: "%20",
  pipeDelimited: "%7C",
};

/** The plain values that a value is made of, each with its key where it is an object's. */
function partsOf(value: unknown): [key: string | undefined, text: string][] {
  if (Array.isArray(value)) {
    return value.map((item) => [undefined, textOf(item)]);
  }
  if (typeof value === "object" && !isDate(value)) {
    return Object.entries(value as object)
      .filter(([, item]) => item != null)
      .map(([key, item]) => [key, textOf(item)]);
  }
  return [[undefined, textOf(value)]];
}

function isDate(value: unknown): value is { toJSON: () => unknown } {
  return typeof Object(value).toJSON === "function";
}

function textOf(value: unknown): string {
  const plain: unknown = isDate(value) ? value.toJSON() : value;
  if (!/string|boolean|bigint/.test(typeof plain) && !Number.isFinite(plain)) {
    throw new TypeError();
  }
  return String(plain);
}
