/**
 * The maps whose order output follows: people read a package in the order in which its spec tells of things. Each maps
 * names of the author's choice; the keys of all other objects are OpenAPI's or ours, and their order says nothing.
 */
export const orderedMaps: readonly string[] = [
  "paths",
  "properties",
  "schemas",
  "modes",
  "examples",
  "mapping",
  "security",
  "headers",
  "encoding",
  "content",
  "responses",
];

/** A spec with the keys in the opposite order wherever their order says nothing. */
export function reorder(spec: unknown): unknown {
  return walk(spec, "");
}

/** A spec with the maps of one name in the opposite order, and all else as it is. */
export function reorderMaps(spec: unknown, name: string): unknown {
  return walk(spec, "", name);
}

/** What holds anything, and is shown as it stands. */
const literals = ["example", "default", "const", "value", "enum"];

/** `holder` is the key that leads to the value. */
function walk(value: unknown, holder: string, turned?: string): unknown {
  if (Array.isArray(value)) {
    return value.map((each) => walk(each, holder === "security" ? holder : "", turned));
  }
  if (typeof value !== "object" || value === null) return value;
  const isOrdered = orderedMaps.includes(holder);
  const entries = Object.entries(value).map(([key, inner]) => {
    if (!isOrdered && literals.includes(key)) return [key, inner] as const;
    // A property may be called like a keyword.
    return [key, walk(inner, isOrdered ? "" : key, turned)] as const;
  });
  const turns = turned === undefined ? !isOrdered : holder === turned;
  return Object.fromEntries(turns ? entries.reverse() : entries);
}
