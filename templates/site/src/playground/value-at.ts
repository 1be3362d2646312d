/** Where a value is in an input: names of members and indexes of items. */
export type ValuePath = readonly (string | number)[];

/** Returns the value at a path; nothing where there is none. */
export function valueAt(root: unknown, path: ValuePath): unknown {
  return path.reduce<unknown>((at, step) => {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return undefined;
    return (at as Record<string | number, unknown>)[step];
  }, root);
}

/**
 * Returns an input with a value at a path, in which all that is elsewhere is the same object as before; `undefined` takes
 * a member away.
 */
export function withValueAt(root: unknown, path: ValuePath, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const inner = withValueAt(valueAt(root, [step]), rest, value);
  if (typeof step === "number") {
    const items = Array.isArray(root) ? (root as readonly unknown[]) : [];
    return inner === undefined
      ? items.filter((_, index) => index !== step)
      : Array.from({ length: Math.max(items.length, step + 1) }, (_, index) =>
          index === step ? inner : items[index],
        );
  }
  const isObject = typeof root === "object" && root !== null && !Array.isArray(root);
  const members = Object.entries(isObject ? root : {});
  const isThere = members.some(([name]) => name === step);
  const kept = isThere
    ? members.map(([name, item]) => [name, name === step ? inner : item] as const)
    : [...members, [step, inner] as const];
  return Object.fromEntries(kept.filter(([, item]) => item !== undefined));
}
