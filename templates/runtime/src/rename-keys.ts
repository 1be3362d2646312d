import type { Keys, NestedKey } from "./operation.js";

/**
 * Renames the keys that the tables know, public to wire for a request, wire to public for a response.
 *
 * Keys that no table knows and the keys of free-form maps stay as they are.
 */
export function renameKeys(value: unknown, { keys, direction }: Renaming): unknown {
  return keys ? rename(value, { tables: keys.tables, table: keys[direction], direction }) : value;
}

/** The public name of a top-level property of the request. */
export function publicName(wireName: string, keys: Keys | undefined): string {
  const table = keys?.tables[keys.request ?? ""] ?? {};
  const known = Object.entries(table).find(([, entry]) => nested(entry).key === wireName);
  return known?.[0] ?? wireName;
}

interface Renaming {
  readonly keys: Keys | undefined;
  readonly direction: "request" | "response";
}

interface Step extends Pick<Renaming, "direction"> {
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
