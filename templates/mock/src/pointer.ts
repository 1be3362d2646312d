/** Returns what a JSON Pointer (RFC 6901) leads to; `undefined` where it leads nowhere or is none. */
export function valueAt(value: unknown, pointer: string | undefined): unknown {
  if (pointer === undefined) return undefined;
  let found = value;
  for (const step of stepsOf(pointer)) {
    if (!isObject(found) || !Object.hasOwn(found, step)) return undefined;
    found = found[step];
  }
  return found;
}

/** Returns a copy of a value with another at a JSON Pointer; objects on the way are made where there are none. */
export function withValueAt(value: unknown, pointer: string, inner: unknown): unknown {
  const change = (at: unknown, [step, ...rest]: readonly string[]): unknown => {
    if (step === undefined) return inner;
    const owner = isObject(at) ? at : {};
    const next = change(Object.hasOwn(owner, step) ? owner[step] : undefined, rest);
    if (Array.isArray(owner))
      return owner.map((each, index) => (String(index) === step ? next : each));
    return { ...owner, [step]: next };
  };
  return change(value, stepsOf(pointer));
}

/** Writes a path as a JSON Pointer. */
export function toPointer(path: readonly (string | number)[]): string {
  return path
    .map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function stepsOf(pointer: string): string[] {
  const steps = pointer.split("/").slice(1);
  return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
