import type { BodyEncoding } from "./body-encoding.js";
import { parseJson } from "./parse-json.js";

/**
 * Writes request bodies as `application/x-www-form-urlencoded`.
 *
 * A property without a style is written as OpenAPI has it (3.1, 4.8.15): an array as its items, each under
 * the name, an object as JSON.
 *
 * @example
 * formBody({ owner: "deepObject" }).write({ owner: { type: "a", ids: [1, 2] } });
 * // owner%5Btype%5D=a&owner%5Bids%5D%5B%5D=1&owner%5Bids%5D%5B%5D=2
 */
export function formBody<const Name extends string>(
  styles?: Readonly<Partial<Record<Name, FormStyle>>>,
  /** That of properties which the spec does not know. */
  unknown?: FormStyle,
): BodyEncoding<Name> {
  const known: Readonly<Partial<Record<string, FormStyle>>> = styles ?? {};
  const styleOf = (name: string) => (Object.hasOwn(known, name) ? known[name] : unknown);
  return {
    write: (body) =>
      Object.entries(body)
        .flatMap(([name, value]) => writeProperty(name, value, styleOf(name)))
        .join("&"),
    read: (text) =>
      [...new URLSearchParams(text)].map(([name, value]) => {
        const steps = name.split(/[[\]]+/);
        const items = delimiters[styleOf(name) ?? ""] ? value.split(/[, |]/) : [];
        return steps.reduceRight<unknown>(
          (inner, step) => ({ [step]: inner }),
          [value, parseJson(value), items],
        );
      }),
  };
}

/**
 * How a property of a form is written: under its name once an item (`form`), its items joined (`commas`,
 * `spaces`, `pipes`), with brackets (`deepObject`) or as JSON (`json`). Scalars are the same in all but the last.
 */
export type FormStyle = "form" | "commas" | "spaces" | "pipes" | "deepObject" | "json";

function writeProperty(name: string, value: unknown, style: FormStyle | undefined): string[] {
  const isObject = typeof value === "object" && value !== null;
  if (style === "json" || (isObject && !style && !Array.isArray(value))) {
    return [pair(name, JSON.stringify(value))];
  }
  if (!isObject) {
    return [pair(name, value)];
  }
  if (style === "deepObject") {
    return writeDeep(name, value);
  }
  const items = Array.isArray(value);
  if (!style || style === "form") {
    return Object.entries(value).map(([key, item]) => pair(items ? name : key, item));
  }
  const parts = items ? value : Object.entries(value).flat();
  // The delimiter parts encoded values, so that it is told from one within a value (RFC 6570, 3.2.8).
  const text = parts.map(encode).join(delimiters[style]);
  return text ? [`${encode(name)}=${text}`] : [];
}

/**
 * OpenAPI leaves open what brackets look like below the first level (3.1, 4.8.12.4). What the form APIs in
 * use take: a name for each level, `[]` for each scalar of a list, which parsers that know no numbers read,
 * too, and a number where an item has properties, since nothing else says which of them belong together.
 * A list or an object without members has no text, and is left out as in RFC 6570.
 */
function writeDeep(name: string, value: unknown): string[] {
  if (typeof value !== "object" || value === null) {
    return [pair(name, value)];
  }
  const isPlain =
    Array.isArray(value) && value.every((item) => typeof item !== "object" || item === null);
  return Object.entries(value).flatMap(([key, item]) =>
    writeDeep(`${name}[${isPlain ? "" : key}]`, item),
  );
}

function pair(name: string, value: unknown): string {
  return `${encode(name)}=${encode(value)}`;
}

/**
 * Percent-encoded as in a URL, so that redaction finds a secret in either. A form has no null: an empty
 * value stands for it, which is how form APIs let a value be taken away.
 */
function encode(value: unknown): string {
  const text = typeof value === "object" && value !== null ? JSON.stringify(value) : value;
  return encodeURIComponent(String(text ?? ""));
}

const delimiters: Readonly<Record<string, string>> = { commas: ",", spaces: "%20", pipes: "%7C" };
