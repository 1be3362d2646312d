import { lstatSync, type Stats } from "node:fs";

/**
 * A text that changes whenever a file does: nobody can write a file, put another in its place or set its
 * times without moving `ctime`, which no program sets; older kernels move it in steps of some milliseconds.
 */
export function signatureOf({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  return [size, mtimeMs, ctimeMs, ino].map((number) => number.toString(36)).join(" ");
}

/** The signature of the plain file at a path, if there is one. */
export function signFile(path: string): string | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true ? signatureOf(stats) : undefined;
}
