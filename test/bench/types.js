import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { writeConsumers } from "./consumers.js";

/** What a consumer of each client costs the compiler, beside an empty file in the same project. */
export function types(lab) {
  const consumers = writeConsumers(lab);
  const counts = Object.fromEntries(
    Object.entries(consumers).map(([name, file]) => [name, count(lab, file)]),
  );
  const floor = counts["an empty file"];
  return {
    title: "Type instantiations of a consumer",
    note: "TypeScript 5.9, `--extendedDiagnostics`, `skipLibCheck`, net of an empty file. Peers are compiled from the source that they generate, ours from the declarations that npm installs.",
    head: ["client", "instantiations"],
    rows: Object.entries(counts)
      .filter(([name]) => name !== "an empty file")
      .map(([name, instantiations]) => [name, instantiations - floor]),
  };
}

function count(lab, file) {
  const project = path.join(lab, "tsconfig.types.json");
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: "ES2022",
    module: "ESNext",
    moduleResolution: "bundler",
    lib: ["ES2022", "DOM", "DOM.Iterable"],
    types: [],
    skipLibCheck: true,
  };
  writeFileSync(project, JSON.stringify({ compilerOptions, files: [file] }));
  const compiler = path.join(lab, "node_modules/typescript/bin/tsc");
  const { stdout } = spawnSync(
    process.execPath,
    [compiler, "-p", project, "--extendedDiagnostics"],
    { encoding: "utf8" },
  );
  if (/error TS/u.test(stdout)) throw new Error(stdout);
  return Number(/Instantiations:\s+(\d+)/u.exec(stdout)?.[1]);
}
