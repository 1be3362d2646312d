import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Bundles the built CLI into `dist/bundle`, which starts in a fraction of the time: few files, only what
 * is used of libraries, and one TypeScript, ts-morph's, for all. Gives whether there is a bundler.
 *
 * @param {string} root The repository's.
 */
export async function bundle(root) {
  const { rolldown, minify } = await loadBundler();
  if (rolldown === undefined) return false;
  const folder = join(root, "generator/dist/bundle");
  const modules = join(root, "node_modules");
  const build = await rolldown({
    input: { main: join(root, "generator/dist/cli/main.js") },
    platform: "node",
    external: [/^node:/u, "prettier", "@redocly/openapi-core"],
    resolve: { alias: { typescript: join(modules, "@ts-morph/common/dist/typescript.js") } },
    // Nothing of Redocly is left of openapi-typescript once its own entry is out.
    treeshake: { moduleSideEffects: [{ test: /openapi-core/u, sideEffects: false }] },
    onLog() {},
  });
  const { output } = await build.generate({
    format: "cjs",
    entryFileNames: "main.cjs",
    chunkFileNames: "[name].cjs",
    codeSplitting: {
      groups: [
        { name: "typescript", test: /common.dist.typescript\.js$/u, priority: 2 },
        // What only prose, or only YAML, is formatted with stays out of the way of code.
        { name: "prettier-markdown", test: /prettier.plugins.markdown/u, priority: 2 },
        { name: "prettier-yaml", test: /prettier.plugins.yaml/u, priority: 2 },
        { name: "prettier", test: /prettier.standalone/u, priority: 2 },
        { name: "libraries", test: /node_modules.(?!diff|js-yaml|valibot|yaml)/u, priority: 1 },
      ],
    },
  });
  await build.close();
  const paths = output.flatMap(({ moduleIds = [] }) => moduleIds);
  const files = new Map([["THIRD-PARTY.txt", formatLicences(paths, modules)]]);
  for (const chunk of output) files.set(chunk.fileName, await tidy(chunk, minify));
  const key = createHash("sha256")
    .update(JSON.stringify([...files]))
    .digest("hex");
  mkdirSync(folder, { recursive: true });
  // The key comes last: a bundle without one is none.
  for (const [name, text] of [...files, ["key", key]]) writeFileSync(join(folder, name), text);
  return true;
}

/** The bundler, which npm ci --omit=dev leaves out. */
async function loadBundler() {
  try {
    const [{ rolldown }, { minify }] = await Promise.all([
      import("rolldown"),
      import("rolldown/utils"),
    ]);
    return { rolldown, minify };
  } catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND" || !error.message.includes("'rolldown'")) throw error;
    return {};
  }
}

/**
 * A chunk in ASCII, with the `import()` that `open-bundle.js` hands it; one of libraries alone without its
 * white space and comments.
 */
async function tidy({ fileName, code, moduleIds }, minify) {
  const isForeign = moduleIds.every((id) => !/generator[\\/]dist[\\/]/u.test(id));
  const options = { compress: false, mangle: false, codegen: { removeWhitespace: true } };
  const text = isForeign
    ? (await minify(fileName, code, options)).code
    : code.replace(/\bimport\((?=\w+\)|"[@\w])/gu, "importModule(");
  return text.replace(/[^\0-\x7F]/gu, (character) => character.split("").map(escape).join(""));
}

function escape(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** The licences of the packages that the bundle holds parts of, which are to go where it goes. */
function formatLicences(paths, modules) {
  const folders = new Set(paths.filter((path) => path.includes("node_modules")).map(packageOf));
  // ts-morph brings TypeScript along without its notices.
  folders.add(join(modules, "typescript"));
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(join(folder, "package.json"), "utf8"),
    );
    const files = readdirSync(folder).filter((file) =>
      /^(?:licen[cs]e|notice|third-?party)/iu.test(file),
    );
    const notices = files.sort().map((file) => readFileSync(join(folder, file), "utf8").trim());
    return [`${name} ${version} (${license})`, ...notices].join("\n\n");
  });
  const head = "linkmint's bundle holds parts of these packages, under their licences.";
  return `${[head, ...texts].join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

/** The folder of the package that a module belongs to. */
function packageOf(path) {
  let folder = dirname(path);
  while (!hasName(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}

/** Whether there is a manifest that names a package: folders of modules may have one for their type alone. */
function hasName(manifest) {
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).version !== undefined;
}
