import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { scratch, writeFiles } from "../write/scratch.js";
import { acmeSpec } from "./acme-spec.js";
import { runLinkmint } from "./linkmint.js";

/** Runs `generate` once for two specs, acme and zeta; gives a function that copies the result. */
export function useGeneratedFolder(root: string): () => string {
  const template = mkdtempSync(join(tmpdir(), "linkmint-"));
  afterAll(() => rmSync(template, { recursive: true }));
  beforeAll(() => {
    writeFiles(template, { "specs/acme.yaml": acmeSpec(), "specs/zeta.yaml": acmeSpec() });
    runLinkmint(root, ["generate"], { folder: template });
    // A copy is another folder, whose stamp does not count.
    rmSync(join(template, "generated/.linkmint"), { recursive: true });
  });
  return () => {
    const folder = scratch();
    cpSync(template, folder, { recursive: true });
    return folder;
  };
}
