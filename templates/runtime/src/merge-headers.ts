import type { Fail } from "./failure.js";
import { redact } from "./redact.js";

/** Headers from several layers: a later one wins, `undefined` takes a header away, case does not matter. */
export function mergeHeaders(
  layers: readonly Layer[],
  { secrets, fail }: { secrets: readonly string[]; fail: Fail },
): Headers {
  const headers = new Headers();
  for (const layer of layers) {
    for (const [name, value] of layer instanceof Headers ? layer : Object.entries(layer ?? {})) {
      try {
        if (value == null) {
          headers.delete(name);
        } else {
          headers.set(name, value);
        }
      } catch {
        // The platform's message quotes the value.
        throw fail(`The header ${redact(name, secrets)} has a name or a value that HTTP forbids.`, {
          kind: "configuration",
          fields: ["headers"],
        });
      }
    }
  }
  return headers;
}

type Layer = Headers | Readonly<Record<string, string | undefined>> | undefined;
