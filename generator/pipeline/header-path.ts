import { resolve, sep } from "node:path";
import type { SpecSource } from "../types/document.js";

/** Returns a spec's file and folder alone, so that the output does not depend on where the command runs. */
export function headerPath({ path }: SpecSource): string {
  return resolve(path).split(sep).slice(-2).join("/");
}
