import * as fs from "node:fs";
import { join } from "node:path";
import { hasCode } from "./describe-file-error.js";

/** The folder in the output folder that is linkmint's own: the stamp, the lock and the copies that it kept. */
export function privateFolder(out: string): string {
  return join(out, ".linkmint");
}

/** Makes the folder, which git is told to leave alone, unless it is there. */
export function makePrivateFolder(out: string): void {
  const folder = privateFolder(out);
  fs.mkdirSync(folder, { recursive: true });
  try {
    fs.writeFileSync(join(folder, ".gitignore"), "*\n", { flag: "wx" });
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  }
}

/** Removes the folder where nothing is in it but what `makePrivateFolder` put there, and an output folder so emptied. */
export function removePrivateFolder(out: string): void {
  const folder = privateFolder(out);
  try {
    const names = fs.readdirSync(folder);
    if (names.some((name) => name !== ".gitignore")) return;
    for (const name of names) fs.rmSync(join(folder, name));
    fs.rmdirSync(folder);
    fs.rmdirSync(out);
  } catch {
    // Something is left in one of them, which stays.
  }
}
