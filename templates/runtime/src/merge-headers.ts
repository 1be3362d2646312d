import { type Fail, refusal } from "./failure.js";

/**
 * Adds layers of headers to checked ones: a later layer wins, `undefined` takes a header away, case
 * does not matter.
 */
export function mergeHeaders(
  checked: Readonly<Record<string, string>>,
  layers: readonly Layer[],
  fail: Fail,
): Record<string, string> {
  const headers = { ...checked };
  for (const layer of layers) {
    for (const [name, value] of layer instanceof Headers ? layer : Object.entries(layer ?? {})) {
      const key = name.toLowerCase();
      if (value == null) {
        delete headers[key];
      } else if (/^[\w!#$%&'*+.^`|~-]+$/.test(name) && !forbidden.test(String(value))) {
        headers[key] = String(value);
      } else {
        throw refusal(fail, "headers", `hold ${name}, whose name or value HTTP forbids`);
      }
    }
  }
  return headers;
}

/** Headers in any form; `undefined` for none. */
export type Layer = Headers | Readonly<Record<string, string | undefined>> | undefined;

/** What no header's value can carry (RFC 9110, 5.5; fetch takes no character beyond Latin-1). */
export const forbidden = /[^\t\x20-\x7e\x80-\xff]/;
