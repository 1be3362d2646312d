// What gets packed is the build: `prepack` makes the folder ready for that, and `postpack` puts package.json back.
import * as fs from "node:fs";

const kept = "package.json.orig";
const subpath =
  /(^(?:import|export|const|var|__exportStar)\b[^'\n]*(?:from |\brequire\()|\bimport\()"#([\w-]+)"/gm;

if (process.argv.includes("--restore")) {
  if (fs.existsSync(kept)) fs.renameSync(kept, "package.json");
} else {
  packBuild();
}

function packBuild() {
  // The modules in src/ import each other through "imports" of package.json; those in dist/ lie side by side.
  for (const entry of fs.readdirSync("dist", { recursive: true, withFileTypes: true })) {
    const file = `${entry.parentPath}/${entry.name}`;
    if (!/\.(?:js|d\.ts)$/.test(file)) continue;
    const text = fs.readFileSync(file, "utf8");
    fs.writeFileSync(file, text.replace(subpath, '$1"./$2.js"'));
  }
  // npm takes no "exports" from publishConfig, as pnpm and Yarn do.
  const { publishConfig, ...manifest } = JSON.parse(fs.readFileSync("package.json", "utf8"));
  const { main, types, exports, ...registry } = publishConfig;
  if (exports === undefined) return; // what a killed run left is ready
  fs.copyFileSync("package.json", kept);
  const entries = { main, types, exports, imports: undefined };
  const packed = { ...manifest, ...entries, publishConfig: registry };
  fs.writeFileSync("package.json", `${JSON.stringify(packed, null, 2)}\n`);
}
