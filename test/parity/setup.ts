import type { TestProject } from "vitest/node";
import { installOnce } from "../install-once.js";
import { sdks } from "./sdks.js";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder whose `node_modules` has the official SDKs. */
    readonly sdkFolder: string;
  }
}

/** Installs the official SDKs into the user's cache folder, where they stay. */
export default async function setup({ provide }: TestProject): Promise<void> {
  const packages = Object.values(sdks).map(({ name, version }) => `${name}@${version}`);
  provide("sdkFolder", await installOnce("linkmint-test-parity", packages));
}
