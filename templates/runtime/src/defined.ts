/** Returns an object without the properties that are undefined. */
export function defined(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));
}
