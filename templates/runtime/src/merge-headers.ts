import { type Fail, refusal } from "./failure.js";
import { isObject } from "./is-object.js";
import { toRecord } from "./to-record.js";

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
    for (const [name, value] of entriesOf(fail, layer)) {
      const key = name.toLowerCase();
      if (value == null) {
        delete headers[key];
      } else if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) {
        throw refusal(fail, "headers", "hold a name that HTTP forbids");
      } else if (!/string|number/.test(typeof value) || forbidden.test(String(value))) {
        throw refusal(fail, "headers", `hold ${name}, whose value HTTP forbids`);
      } else {
        headers[key] = String(value);
      }
    }
  }
  return headers;
}

function entriesOf(fail: Fail, layer: Layer = {}): [string, unknown][] {
  try {
    return Object.entries(isObject(layer) ? layer : toRecord(layer as Headers));
  } catch {
    throw refusal(fail, "headers", "cannot be read");
  }
}

/** Headers in any form; `undefined` for none. */
export type Layer = Headers | Readonly<Record<string, string | undefined>> | undefined;

/** What no header's value can carry (RFC 9110, 5.5; fetch takes no character beyond Latin-1). */
export const forbidden = /[^\t\x20-\x7e\x80-\xff]/;
