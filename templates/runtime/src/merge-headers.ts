import type { Fail } from "./failure.js";
import type { Trip } from "./trip.js";

/** Headers from several layers: a later one wins, `undefined` takes a header away, case does not matter. */
export function mergeHeaders(layers: readonly Layer[], fail: Fail): Record<string, string> {
  const headers = new Map<string, string>();
  for (const layer of layers) {
    for (const [name, value] of layer instanceof Headers ? layer : Object.entries(layer ?? {})) {
      const key = name.toLowerCase();
      if (value == null) {
        headers.delete(key);
      } else if (/^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
        headers.set(key, String(value));
      } else {
        throw fail("configuration", `The header ${name} has a name or a value that HTTP forbids.`, {
          fields: ["headers"],
        });
      }
    }
  }
  return Object.fromEntries(headers);
}

/** What the runtime and the spec put into a call's headers, beneath what the caller does. */
export function ownHeaders({ provider, operation }: Pick<Trip, "provider" | "operation">): Layer[] {
  const { idempotencyHeader } = operation ?? {};
  return [
    { accept: "application/json", "user-agent": `linkmint-${provider.id}` },
    provider.headers,
    idempotencyHeader ? { [idempotencyHeader]: crypto.randomUUID() } : {},
  ];
}

type Layer = Headers | Readonly<Record<string, string | undefined>> | undefined;
