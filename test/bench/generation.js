import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { exponent, plot } from "./curve.js";
import { median } from "./median.js";
import { repository } from "./lab.js";
import { project, sizedProject } from "./project.js";

/*
 * Whole processes, ours and openapi-typescript's or hey-api's on the same input, in shuffled rounds. LINKMINT_BENCH_NODE
 * names another Node to run both on, LINKMINT_BENCH_DOCUMENT Plaid's own document, LINKMINT_BENCH_ROUNDS the rounds.
 */
const node = process.env.LINKMINT_BENCH_NODE ?? process.execPath;
const document = process.env.LINKMINT_BENCH_DOCUMENT;
const rounds = Number(process.env.LINKMINT_BENCH_ROUNDS ?? 7);
/** Where all runs start: no config of ours has them make pages as well. */
const cwd = tmpdir();
const linkmint = path.join(repository, "generator/bin/linkmint.js");
const timed = fileURLToPath(new URL("timed.js", import.meta.url));

/** What generating costs, beside the openapi-typescript CLI, which writes types alone. */
export function generation(lab) {
  const peer = path.join(lab, "node_modules/openapi-typescript/bin/cli.js");
  const counts = [1, 3, 10, 100, 300, 1000];
  const sizes = [10, 100, 1000];
  const contests = [
    start(lab),
    ...counts.map((count) => many(lab, peer, count)),
    heyApi(lab, 300),
    ...sizes.map((size) => sized(lab, peer, size)),
    ...[3, 300].map((count) => unchanged(lab, peer, count)),
    oneOfMany(lab),
    ...(document === undefined ? [] : [whole(lab, peer)]),
  ];
  const measured = contests.map((contest) => ({ ...contest, ...compare(contest) }));
  const rows = measured.map(toRow);
  if (document === undefined) {
    rows.push(["a provider's whole document", ...Array(6).fill("LINKMINT_BENCH_DOCUMENT"), ""]);
  }
  const version = execFileSync(node, ["--version"], { encoding: "utf8" }).trim();
  const note = `Whole processes from spec to files: we write types, client, wrapper and package, formatted; openapi-typescript's CLI writes types. Medians of ${rounds} shuffled rounds, of 3 where a run takes seconds and 1 for 1000 specs; the ratio is of the same rounds. Many specs are renamed copies of one. Seconds of cpu are those of all cores.`;
  return {
    title: `Generating, on Node ${version.slice(1)}`,
    note: `${note}\n\n${drawCurves(measured)}`,
    head: ["input", "linkmint, s", "beside, s", "ratio", "cpu, s", "beside", "MiB", "beside"],
    rows,
  };
}

/** Draws how the time grows with the number of specs and with the size of one; gives what to say of it. */
function drawCurves(measured) {
  const curves = [
    ["count", "generating many specs, cold", "specs", 100],
    ["size", "generating one spec, cold", "schemas of five properties", 100],
  ];
  const texts = curves.map(([key, title, unit, from]) => {
    const points = (side) =>
      measured.flatMap((each) => (each[key] === undefined ? [] : [[each[key], each[side].wall]]));
    const names = { ours: "linkmint", theirs: "openapi-typescript" };
    const lines = Object.entries(names).map(([side, name]) => ({ name, points: points(side) }));
    writeFileSync(new URL(`by-${key}.svg`, import.meta.url), plot({ title, unit, lines }));
    const slopes = lines.map(({ name, points: line }) => {
      const tail = line.filter(([number]) => number >= from);
      return `${name} ${exponent(tail).toFixed(2)}`;
    });
    return `![${title}](by-${key}.svg)\n\nThe time grows with the number of ${unit}, from ${from} on, to the power of: ${slopes.join(", ")}.`;
  });
  return texts.join("\n\n");
}

function compare({ ours, theirs, prepare, few }) {
  const results = { ours: [], theirs: [] };
  // The first round warms the caches of the disk, and V8's code of ours.
  for (let round = -1; round < (few ?? rounds); round += 1) {
    const sides = [
      ["ours", ours],
      ["theirs", theirs],
    ];
    if (Math.random() < 0.5) sides.reverse();
    for (const [side, commands] of sides) {
      prepare?.(side);
      const text = execFileSync(
        process.execPath,
        [timed, JSON.stringify(commands.map((words) => [node, ...words]))],
        { cwd, encoding: "utf8" },
      );
      if (round >= 0) results[side].push(JSON.parse(text));
    }
  }
  const of = (side, key) => median(results[side].map((each) => each[key]));
  const summary = (side) => ({
    wall: of(side, "wall") / 1000,
    cpu: of(side, "cpu") / 1000,
    peak: of(side, "peak"),
  });
  const ratios = results.ours.map(({ wall }, round) => wall / results.theirs[round].wall);
  return { ours: summary("ours"), theirs: summary("theirs"), ratio: median(ratios) };
}

function toRow({ name, ours, theirs, ratio }) {
  const known = (number, digits) => (number === 0 ? "unknown" : number.toFixed(digits));
  return [
    name,
    ours.wall.toFixed(2),
    theirs.wall.toFixed(2),
    ratio.toFixed(2),
    known(ours.cpu, 2),
    known(theirs.cpu, 2),
    known(ours.peak, 0),
    known(theirs.peak, 0),
  ];
}

function start() {
  return {
    name: "`--version`, beside `node -e 0`",
    ours: [[linkmint, "--version"]],
    theirs: [["-e", "0"]],
  };
}

function many(lab, peer, count) {
  const { folder } = project(lab, `cold-${count}`, count);
  return {
    name: `${count === 1 ? "one spec" : `${count} specs`}, cold`,
    count,
    few: count >= 1000 ? 1 : count >= 100 ? 3 : rounds,
    ours: [generate(folder)],
    theirs: [peerRun(peer, folder)],
    prepare: () => clear(folder),
  };
}

/** The same beside hey-api, which writes types and a client, and formats nothing. */
function heyApi(lab, count) {
  const { folder } = project(lab, `hey-api-${count}`, count);
  const cli = path.join(lab, "node_modules/@hey-api/openapi-ts/dist/run.mjs");
  return {
    name: `${count} specs, cold, beside hey-api`,
    few: 3,
    ours: [generate(folder)],
    theirs: [[cli, "-f", path.join(folder, "hey-api.config.mjs"), "--no-log-file"]],
    prepare: () => clear(folder),
  };
}

/** One spec with that many schemas of five properties more. */
function sized(lab, peer, size) {
  const { folder, spec } = sizedProject(lab, size);
  return {
    name: `one spec with ${size} schemas more, cold`,
    size,
    few: 3,
    ours: [generate(folder)],
    theirs: [[peer, spec, "-o", path.join(folder, "types.ts")]],
    prepare: () => clear(folder),
  };
}

function unchanged(lab, peer, count) {
  const { folder } = project(lab, `same-${count}`, count);
  clear(folder);
  execFileSync(node, generate(folder), { cwd, stdio: "ignore" });
  return {
    name: `${count} specs, nothing changed`,
    ours: [generate(folder)],
    theirs: [peerRun(peer, folder)],
  };
}

/** One of 300 changed, beside our own cold run. */
function oneOfMany(lab) {
  const changing = project(lab, "changing", 300);
  const cold = project(lab, "cold", 300);
  clear(changing.folder);
  execFileSync(node, generate(changing.folder), { cwd, stdio: "ignore" });
  const [spec] = readdirSync(changing.specs);
  const file = path.join(changing.specs, spec);
  const text = readFileSync(file, "utf8");
  let turn = 0;
  return {
    name: "one of 300 specs changed, beside all cold",
    few: 3,
    ours: [generate(changing.folder)],
    theirs: [generate(cold.folder)],
    prepare(side) {
      if (side === "theirs") return clear(cold.folder);
      writeFileSync(
        file,
        text.replace(/^ {2}description: /mu, `$&${(turn += 1)}. `) + `# ${turn}\n`,
      );
    },
  };
}

/** The whole document: `add` and `generate`, beside one run over it. */
function whole(lab, peer) {
  const { folder } = project(lab, "whole", 0);
  const inFolder = ["--specs", path.join(folder, "specs")];
  const words = ["add", "plaid", "--from", document, "--operation", "POST /link/token/create"];
  const answers = ["--token", "/link_token", "--expires", "/expiration:date-time"];
  return {
    name: "Plaid's whole document: add and generate",
    few: 3,
    ours: [[linkmint, ...words, ...answers, ...inFolder], generate(folder)],
    theirs: [[peer, document, "-o", path.join(folder, "types.ts")]],
    prepare() {
      clear(folder);
      rmSync(path.join(folder, "specs"), { recursive: true, force: true });
      mkdirSync(path.join(folder, "specs"));
    },
  };
}

function generate(folder) {
  return [
    linkmint,
    "generate",
    "--specs",
    path.join(folder, "specs"),
    "--out",
    path.join(folder, "generated"),
  ];
}

function peerRun(peer, folder) {
  return [peer, "--redocly", path.join(folder, "redocly.yaml")];
}

function clear(folder) {
  for (const name of ["generated", "types"])
    rmSync(path.join(folder, name), { recursive: true, force: true });
}
