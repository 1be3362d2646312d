import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The root of this repository. */
export const repository = fileURLToPath(new URL("../..", import.meta.url));

/** What we are measured beside, at exact versions, so that two runs compare. */
export const peers = {
  "@hey-api/openapi-ts": "0.99.0",
  esbuild: "0.28.2",
  "openapi-fetch": "0.17.0",
  "openapi-typescript": "7.13.0",
  typescript: "5.9.3",
};

/**
 * A folder outside the repository that holds peers and links to our packages; it is made once for
 * each set of versions.
 *
 * @param {Record<string, string>} packages Names and versions of what is installed.
 * @returns {string} Its path.
 */
export function openLab(packages = peers) {
  const key = createHash("sha256")
    .update(JSON.stringify(packages) + repository)
    .digest("hex");
  const lab = path.join(tmpdir(), `linkmint-bench-${key.slice(0, 12)}`);
  const done = path.join(lab, "installed");
  if (!existsSync(done)) {
    mkdirSync(lab, { recursive: true });
    const manifest = { private: true, type: "module", dependencies: packages };
    writeFileSync(path.join(lab, "package.json"), JSON.stringify(manifest));
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: lab,
      stdio: "inherit",
    });
    const scope = path.join(lab, "node_modules/@linkmint");
    mkdirSync(scope, { recursive: true });
    for (const name of ["junction", "plaid", "truto"]) {
      symlinkSync(path.join(repository, "generated", name), path.join(scope, name), "dir");
    }
    symlinkSync(path.join(repository, "templates/runtime"), path.join(scope, "runtime"), "dir");
    writeFileSync(done, "");
  }
  return lab;
}
