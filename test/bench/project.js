import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { repository } from "./lab.js";

/** A new folder with specs that differ in the provider's name, and the peer's config for all of them. */
export function project(lab, name, count) {
  const folder = path.join(lab, "generation", name);
  const specs = path.join(folder, "specs");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(specs, { recursive: true });
  const text = readFileSync(path.join(repository, "specs/junction.yaml"), "utf8");
  const apis = Array.from({ length: count }, (_, index) => {
    const word = `p${[...String(index)].map((digit) => "qzxwvkjhgf"[digit]).join("")}a`;
    const upper = word.charAt(0).toUpperCase() + word.slice(1);
    const renamed = text
      .replaceAll("junction", word)
      .replaceAll("Junction", upper)
      .replaceAll("JUNCTION", word.toUpperCase());
    writeFileSync(path.join(specs, `${word}.yaml`), renamed);
    return `  ${word}@v1:\n    root: ./specs/${word}.yaml\n    x-openapi-ts: { output: ./types/${word}.ts }\n`;
  });
  writeFileSync(path.join(folder, "redocly.yaml"), `apis:\n${apis.join("")}`);
  return { folder, specs };
}
