const { existsSync } = require("node:fs");
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");
const { openBundle } = require("./open-bundle.js");

const dist = join(__dirname, "../dist");
const opening = open();

/** What a thread of the pool runs: the work on one spec. Gives what `planSource` gives. */
module.exports = async function plan(task) {
  const { entry, keep } = await opening;
  const planned = await entry.planSource(task);
  keep();
  return planned;
};

/** The built pipeline: from the bundle, unless there is none. */
async function open() {
  const bundle = join(dist, "bundle");
  if (existsSync(join(bundle, "key"))) return openBundle(bundle, "plan-source.cjs");
  const path = join(dist, "pipeline/plan-source.js");
  return { entry: await import(pathToFileURL(path).href), keep() {} };
}
