import { copyFileSync, existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Which providers' packages a linkmint has emitted since the last look. */
export type TakeEmitted = () => string[];

/**
 * Lets a linkmint of `installModules` remember what it emitted, for tests of writing that run it often, and
 * tell for which providers it was asked.
 */
export function rememberEmission(root: string): TakeEmitted {
  const emitter = join(root, "generator/dist/4-emit/emit-package.js");
  renameSync(emitter, emitter.replace(".js", ".real.js"));
  copyFileSync(join(import.meta.dirname, "remember-emission.js"), emitter);
  const log = join(root, "emitted.txt");
  return () => {
    const text = existsSync(log) ? readFileSync(log, "utf8") : "";
    rmSync(log, { force: true });
    return text.split("\n").filter((line) => line !== "");
  };
}
