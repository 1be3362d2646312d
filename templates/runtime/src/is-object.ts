/** Returns whether a value is what JSON calls an object: no list, no Map, no Headers, and readable. */
export function isObject(value: unknown): value is object {
  try {
    return Object.prototype.toString.call(value) === "[object Object]";
  } catch {
    // A proxy that was revoked.
    return false;
  }
}
