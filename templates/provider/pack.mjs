// What gets packed is the build: `prepack` makes the folder ready for that, and `postpack` puts package.json back.
import * as fs from "node:fs";

// Git ignores what lies here, and no tarball has it.
const cache = "node_modules/.cache/linkmint";
const kept = `${cache}/package.json.orig`;
const text = fs.readFileSync("package.json", "utf8");

if (process.argv.includes("--restore")) {
  restore();
} else if (JSON.parse(text).publishConfig?.exports === undefined) {
  console.error("A pack that failed or was killed left this package.json: run `npx linkmint generate`, then pack again.");
  process.exitCode = 1;
} else {
  for (const entry of fs.readdirSync("dist", { recursive: true, withFileTypes: true }))
    if (/\.(?:js|d\.ts)$/.test(entry.name)) importSiblings(entry.parentPath, entry.name);
  fs.mkdirSync(cache, { recursive: true });
  fs.copyFileSync("package.json", kept);
  fs.writeFileSync("package.json", packed(text));
}

/** Leaves alone what was edited since `prepack` wrote it. */
function restore() {
  if (!fs.existsSync(kept)) return;
  const original = fs.readFileSync(kept, "utf8");
  if (packed(original) === text) fs.writeFileSync("package.json", original);
  fs.rmSync(kept);
}

/** npm takes no "exports" from publishConfig, as pnpm and Yarn do. */
function packed(source) {
  const { publishConfig, ...manifest } = JSON.parse(source);
  const { main, types, typesVersions, exports, ...registry } = publishConfig;
  const entries = { main, types, typesVersions, exports, imports: undefined };
  return `${JSON.stringify({ ...manifest, ...entries, publishConfig: registry }, null, 2)}\n`;
}

/** The modules in src/ import each other through "imports" of package.json; those in dist/ lie side by side. */
function importSiblings(folder, name) {
  // Code imports at the top, each on a line of its own. Types do so anywhere, but in comments and other literals.
  const imported = name.endsWith(".ts")
    ? /\/\*[^]*?\*\/|\/\/.*|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|(\bfrom |\bimport\()?"(?:#([\w-]+)|(?:\\.|[^"\\])*)"/g
    : /^((?:import|export) [^"'`=/\n]*\bfrom |(?:const|var) \w+ = (?:\w+\()?require\(|__exportStar\(require\()"#([\w-]+)"/gm;
  const file = `${folder}/${name}`;
  const module = fs.readFileSync(file, "utf8");
  const sibling = (found, lead, target) =>
    lead && target && fs.existsSync(`${folder}/${target}.js`) ? `${lead}"./${target}.js"` : found;
  fs.writeFileSync(file, module.replace(imported, sibling));
}
