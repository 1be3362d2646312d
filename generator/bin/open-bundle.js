const {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} = require("node:fs");
const { createRequire } = require("node:module");
const { dirname, join } = require("node:path");
const { cachedDataVersionTag } = require("node:v8");
const { Script } = require("node:vm");
const { threadId } = require("node:worker_threads");
const { crc32 } = require("node:zlib");

/**
 * Loads the bundle's entry. What V8 compiles is kept beside the bundle, which whoever may write there could
 * have changed, too, and is taken when it is whole and V8's own; `keep` writes what there was not yet.
 *
 * @param {string} folder The bundle's.
 * @param {string} entry The chunk to begin with.
 */
exports.openBundle = function openBundle(folder, entry = "main.cjs") {
  const cache = join(folder, "cache", readFileSync(join(folder, "key"), "latin1").slice(0, 16));
  const suffix = `.${cachedDataVersionTag()}-${process.arch}`;
  const foreign = createRequire(join(folder, "main.cjs"));
  const modules = new Map();
  const compiled = [];

  const load = (file) => {
    const known = modules.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(file, module);
    const path = join(folder, file);
    const kept = join(cache, file + suffix);
    // Every chunk is ASCII, which is read without decoding and kept in a byte a character.
    const source = `(function (exports, require, module, __filename, __dirname, importModule) {${readFileSync(path, "latin1")}\n})`;
    const cachedData = readKept(kept);
    const script = new Script(source, { filename: path, cachedData });
    if (cachedData === undefined || script.cachedDataRejected) compiled.push({ kept, script });
    const run = script.runInThisContext();
    run.call(module.exports, module.exports, require, module, path, folder, importModule);
    return module.exports;
  };
  const require = (name) => (name.startsWith("./") ? load(name.slice(2)) : foreign(name));

  const keep = () => {
    try {
      if (compiled.length === 0) return;
      // Not with their parents: a build that goes on meanwhile may have taken the bundle away.
      for (const path of [dirname(cache), cache]) if (!existsSync(path)) mkdirSync(path);
      for (const { kept, script } of compiled.splice(0)) writeKept(kept, script.createCachedData());
    } catch {
      // A folder that cannot be written, or a full disk: the next run is no slower than this one.
    }
  };
  return { entry: load(entry), keep };
};

/** What `import()` of a chunk is: V8's scripts have none of their own that is no experiment. */
function importModule(url) {
  return import(url);
}

/** What was compiled, unless it is not there or damaged: V8 itself would not notice. */
function readKept(path) {
  try {
    const bytes = readFileSync(path);
    const data = bytes.subarray(4);
    return bytes.length > 4 && crc32(data) === bytes.readUInt32LE(0) ? data : undefined;
  } catch {
    return undefined;
  }
}

function writeKept(path, data) {
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(crc32(data));
  const staged = `${path}.${process.pid}.${threadId}`;
  try {
    writeFileSync(staged, Buffer.concat([sum, data]), { flag: "wx" });
    renameSync(staged, path);
  } catch (error) {
    rmSync(staged, { force: true });
    throw error;
  }
}
