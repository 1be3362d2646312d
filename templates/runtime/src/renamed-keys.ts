import type { Keys, Naming, NestedKey } from "./operation.js";

/**
 * The naming of an operation whose public property names are not the wire's.
 *
 * Keys that no table knows and the keys of free-form maps stay as they are.
 *
 * @example
 * renamedKeys({ tables: { Input: { userId: "user_id" } }, request: "Input" });
 */
export function renamedKeys({ tables, request, response }: Keys): Naming {
  return {
    toWire: (input) => rename(input, { tables, table: request, direction: "request" }),
    toPublic: (body) => {
      try {
        return rename(body, { tables, table: response, direction: "response" });
      } catch {
        // Nested too deep for the stack.
        return undefined;
      }
    },
    publicName: (wireName) => {
      const known = Object.entries(tables[request ?? ""] ?? {});
      return known.find(([, entry]) => nested(entry).key === wireName)?.[0] ?? wireName;
    },
  };
}

interface Step {
  readonly direction: "request" | "response";
  readonly tables: Keys["tables"];
  readonly table: string | undefined;
}

function rename(value: unknown, step: Step): unknown {
  const { tables, table, direction } = step;
  if (table === undefined || typeof value !== "object" || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item) => rename(item, step));
  }
  const known = new Map(
    Object.entries(tables[table] ?? {}).map(([name, entry]) => {
      const { key, ...rest } = nested(entry);
      return direction === "request" ? [name, { key, ...rest }] : [key, { key: name, ...rest }];
    }),
  );
  return mapEntries(value, (key, item) => {
    const entry = known.get(key);
    const next = { ...step, table: entry?.table };
    return [
      entry?.key ?? key,
      entry?.map && typeof item === "object" && item !== null
        ? mapEntries(item, (name, each) => [name, rename(each, next)])
        : rename(item, next),
    ];
  });
}

function nested(entry: string | NestedKey): Omit<NestedKey, "table"> & { readonly table?: string } {
  return typeof entry === "string" ? { key: entry } : entry;
}

/** `Object.fromEntries` defines properties, so that a key such as `__proto__` stays a key. */
function mapEntries(
  value: object,
  each: (key: string, item: unknown) => [string, unknown],
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => each(key, item)));
}
