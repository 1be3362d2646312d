/*
 * npm run bench [-- STEP…]: measures us beside our peers in one run and writes RESULTS.md.
 * It never fails a build: what cannot be measured is said and left out.
 */
import { execFileSync } from "node:child_process";
import { arch, cpus, totalmem, type } from "node:os";
import { readFileSync, writeFileSync } from "node:fs";
import { bundle } from "./bundle.js";
import { calls } from "./calls.js";
import { gateway } from "./gateway.js";
import { generation } from "./generation.js";
import { openLab, peers, repository } from "./lab.js";
import { mock } from "./mock.js";
import { pages } from "./pages.js";
import { redaction } from "./redaction.js";
import { types } from "./types.js";
import { watching } from "./watching.js";

const steps = { bundle, types, calls, gateway, mock, pages, redaction, generation, watching };
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(steps, name));
if (unknown.length > 0) {
  console.error(
    `There is no step ${unknown.join(", ")}; the steps are ${Object.keys(steps).join(", ")}.`,
  );
  process.exitCode = 3;
} else {
  await measure(asked.length === 0 ? Object.keys(steps) : asked);
}

async function measure(names) {
  execFileSync(process.execPath, ["generator/bin/build.mjs"], {
    cwd: repository,
    stdio: "inherit",
  });
  const lab = openLab();
  const sections = [];
  for (const name of names) {
    try {
      const section = print(await steps[name](lab));
      console.log(section);
      sections.push(section);
    } catch (error) {
      console.error(`${name} could not be measured: ${error.message}`);
    }
  }
  if (sections.length === Object.keys(steps).length) {
    writeFileSync(
      new URL("RESULTS.md", import.meta.url),
      `${[preamble(), ...sections].join("\n")}`,
    );
    console.log("written to test/bench/RESULTS.md");
  }
}

function preamble() {
  const [cpu] = cpus();
  const versions = Object.entries(peers).map(([name, version]) => `${name} ${version}`);
  const { version } = JSON.parse(readFileSync(`${repository}/package.json`, "utf8"));
  return `# What we cost, beside our peers

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} × ${cpu?.model.trim() ?? "an unknown processor"}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${arch()}, Node ${process.versions.node}, linkmint ${version}; ${versions.join(", ")}. Trust the ratios, which are of one run, and not the absolute numbers.
`;
}

/** A section of Markdown with a table. */
function print({ title, note, head, rows }) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return `
## ${title}

${note}

${[head, head.map(() => "---"), ...rows].map(line).join("\n")}
`.trimStart();
}
