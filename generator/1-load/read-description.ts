import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import type { ProviderDescription } from "@linkmint/runtime";

/**
 * What a package says of its provider in `src/describe.ts`, which must be as it was written: one literal behind its type.
 * Nothing where it is not.
 */
export function readDescription(folder: string): ProviderDescription | undefined {
  try {
    const source = readFileSync(join(folder, "src/describe.ts"), "utf8");
    const [, literal] =
      /^export const \w+: ProviderDescription = (\{.*\});\s*$/msu.exec(source) ?? [];
    // Plain data of this realm.
    return JSON.parse(JSON.stringify(runInNewContext(`(${literal})`)));
  } catch {
    return undefined; // it is made of the spec
  }
}
