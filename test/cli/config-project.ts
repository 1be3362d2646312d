import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { scratch } from "../write/scratch.js";
import { acmeSpec } from "./acme-spec.js";

/** A folder of its own for the running test that has linkmint in its `node_modules`, and two specs besides the files given. */
export function configProject(root: string, files: Readonly<Record<string, string>>): string {
  const specs = { "specs/acme.yaml": acmeSpec(), "specs/zeta.yaml": acmeSpec() };
  const folder = scratch({ ...specs, ...files });
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules/linkmint"), "junction");
  return folder;
}
