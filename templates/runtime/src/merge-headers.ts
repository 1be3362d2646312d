import type { Fail } from "./failure.js";

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
      } else if (/^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
        headers[key] = String(value);
      } else {
        throw fail("configuration", `The header ${name} has a name or a value that HTTP forbids.`, {
          fields: ["headers"],
        });
      }
    }
  }
  return headers;
}

type Layer = Headers | Readonly<Record<string, string | undefined>> | undefined;
