import { lstatSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, relative } from "node:path";
import type { Diagnostic } from "../../types/diagnostic.js";

/** The text of a licence, or why it cannot be had; neither where there is none. */
export interface License {
  readonly text?: string;
  readonly problem?: Pick<Diagnostic, "message" | "help">;
}

/**
 * Reads the licence at a path. Nobody named it, so that it has to be a plain file of its folder: a pipe would block, and
 * packages would publish what a link leads to.
 */
export function readLicense(path: string): License {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return {};
  const refuse = (what: string): License => {
    const message = `${path}, which packages would get with license, ${what}.`;
    return { problem: { message, help: "put the text of the licence itself there" } };
  };
  try {
    if (!statSync(path).isFile()) return refuse("is no plain file");
    const way = relative(realpathSync(dirname(path)), realpathSync(path));
    const leadsOut = /^\.\.(?:[\\/]|$)/u.test(way) || isAbsolute(way);
    if (leadsOut) return refuse("is a link that leads out of its folder");
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path)) };
  } catch (error) {
    if (error instanceof TypeError) return refuse("is not UTF-8 text");
    return refuse(
      `cannot be read (${error instanceof Error && "code" in error ? String(error.code) : "unknown error"})`,
    );
  }
}
