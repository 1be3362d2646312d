/** Returns whether a value is a plain object, whose members are all that it is: no list, `Date` or instance of a class. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Of another realm, too.
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
  return isPlain && typeof own(value as Readonly<Record<string, unknown>>, "toJSON") !== "function";
}

/** Returns a member that a value has itself. */
export function own(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}
