import { isAbsolute, relative, resolve, sep } from "node:path";

/** A path as people write it: relative where it lies in the working directory, with forward slashes. */
export function toDisplayPath(path: string): string {
  const whole = resolve(path);
  const fromHere = relative(process.cwd(), whole);
  const inside = fromHere !== ".." && !fromHere.startsWith(`..${sep}`) && !isAbsolute(fromHere);
  return (inside ? fromHere || "." : whole).replaceAll(sep, "/");
}
