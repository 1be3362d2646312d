/** Whether two JSON values are equal, whatever the order of their keys (JSON Schema 2020-12, Core, 4.2.2). */
export function isSame(one: unknown, other: unknown): boolean {
  const areObjects = [one, other].every((each) => typeof each === "object" && each !== null);
  return one === other || (areObjects && canonical(one) === canonical(other));
}

/** A JSON value as text that equal values have in common. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
