import type { ValuePath } from "./value-at.js";

/** A path as a part of an id, such as `user-address`: another for each path, whatever its names hold. */
export function pathKey(path: ValuePath): string {
  const encode = (step: string): string =>
    step.replace(/\W/gu, (sign) => `.${(sign.codePointAt(0) ?? 0).toString(16)}.`);
  return path.map((step) => encode(String(step)) || ".").join("-");
}
