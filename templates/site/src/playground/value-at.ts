/** Where a value is in an input: names of members and indexes of items. */
export type ValuePath = readonly (string | number)[];

/** Where the whole input is. */
export const rootPath: ValuePath = [];

const steps = new WeakMap<ValuePath, Map<string | number, ValuePath>>();

/** Returns the path one step further: the same one each time, by which a field sees that it is where it was. */
export function stepInto(path: ValuePath, step: string | number): ValuePath {
  const known = steps.get(path) ?? new Map<string | number, ValuePath>();
  const next = known.get(step) ?? [...path, step];
  steps.set(path, known.set(step, next));
  return next;
}

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
