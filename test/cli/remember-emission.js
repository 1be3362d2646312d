/*
 * Takes the location of emit-package.js where a test is about writing and runs linkmint hundreds of times:
 * what was emitted once for a spec is read from a file.
 */
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

export async function emitPackage(model, context) {
  const { scope, runtimeVersion, specPath, document } = context;
  const parts = [scope, runtimeVersion, specPath, document.source.text];
  const name = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  const file = new URL(`../../../emitted/${name}.json`, import.meta.url);
  appendFileSync(new URL("../../../emitted.txt", import.meta.url), `${model.id}\n`);
  if (existsSync(file)) return new Map(JSON.parse(readFileSync(file, "utf8")));
  const real = await import("./emit-package.real.js");
  const tree = await real.emitPackage(model, context);
  mkdirSync(new URL(".", file), { recursive: true });
  writeFileSync(file, JSON.stringify([...tree]));
  return tree;
}
