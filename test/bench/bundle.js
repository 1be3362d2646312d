import { createRequire } from "node:module";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { writeConsumers } from "./consumers.js";

/** One call bundled for a browser or a worker: esbuild, minified, gzip -9. */
export async function bundle(lab) {
  const esbuild = createRequire(path.join(lab, "package.json"))("esbuild");
  const rows = [];
  for (const [name, file] of Object.entries(writeConsumers(lab))) {
    if (name === "an empty file") continue;
    const { outputFiles } = await esbuild.build({
      entryPoints: [file],
      bundle: true,
      minify: true,
      write: false,
      format: "esm",
      platform: "neutral",
      target: "es2022",
      mainFields: ["module", "main"],
      conditions: ["import"],
      absWorkingDir: lab,
      legalComments: "none",
    });
    const [{ contents }] = outputFiles;
    const gzip = gzipSync(contents, { level: 9 }).length;
    rows.push([name, contents.length, `${(gzip / 1000).toFixed(1)} KB`]);
  }
  return {
    title: "One call, bundled",
    note: "esbuild, minified, `gzip -9`; 1 KB is 1,000 bytes. The peers have no retries, time limits, redaction or rules between properties.",
    head: ["client", "bytes", "gzip"],
    rows,
  };
}
