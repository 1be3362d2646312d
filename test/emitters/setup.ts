import type { TestProject } from "vitest/node";
import { installOnce } from "../install-once.js";
import { type EmitterName, emitters } from "./emitters.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the packages of those emitters are that npm could get. */
    readonly emitters: Readonly<Partial<Record<EmitterName, string>>>;
  }
}

/** Installs the emitters, and says which ones have to be skipped; in CI, that is an error. */
export default async function setup({ provide }: TestProject): Promise<void> {
  const found: Partial<Record<EmitterName, string>> = {};
  const skipped: string[] = [];
  for (const name of Object.keys(emitters) as EmitterName[]) {
    try {
      found[name] = await installOnce("linkmint-test-emitters", emitters[name].packages);
    } catch (error) {
      skipped.push(`${name}: ${(error as Error).message}`);
    }
  }
  for (const line of skipped.length > 0 ? skipped : ["nothing"]) console.log(`skipped: ${line}`);
  if (skipped.length > 0 && process.env["CI"]) {
    throw new Error("CI runs everything: skipping is for a developer's machine.");
  }
  provide("emitters", found);
}
