/** The property of anything; `undefined` where there is none, or reading it throws. */
export function peek(value: unknown, name: string): unknown {
  try {
    return Object(value)[name];
  } catch {
    return undefined;
  }
}
