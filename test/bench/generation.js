import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { median } from "./median.js";
import { repository } from "./lab.js";
import { project } from "./project.js";

/*
 * Whole processes, ours and openapi-typescript's on the same input, in shuffled rounds. LINKMINT_BENCH_NODE
 * names another Node to run both on, LINKMINT_BENCH_DOCUMENT Plaid's own document, LINKMINT_BENCH_ROUNDS the rounds.
 */
const node = process.env.LINKMINT_BENCH_NODE ?? process.execPath;
const document = process.env.LINKMINT_BENCH_DOCUMENT;
const rounds = Number(process.env.LINKMINT_BENCH_ROUNDS ?? 7);
const linkmint = path.join(repository, "generator/bin/linkmint.js");
const timed = fileURLToPath(new URL("timed.js", import.meta.url));

/** What generating costs, beside the openapi-typescript CLI, which writes types alone. */
export function generation(lab) {
  const peer = path.join(lab, "node_modules/openapi-typescript/bin/cli.js");
  const counts = [3, 10, 100, 300, 1000];
  const contests = [
    start(lab),
    one(lab, peer),
    ...counts.map((count) => many(lab, peer, count)),
    ...[3, 300].map((count) => unchanged(lab, peer, count)),
    oneOfMany(lab),
    ...(document === undefined ? [] : [whole(lab, peer)]),
  ];
  const rows = contests.map(compare);
  if (document === undefined) {
    rows.push(["a provider's whole document", ...Array(4).fill("LINKMINT_BENCH_DOCUMENT"), ""]);
  }
  const version = execFileSync(node, ["--version"], { encoding: "utf8" }).trim();
  return {
    title: `Generating, on Node ${version.slice(1)}`,
    note: `Whole processes from spec to files: we write types, client, wrapper and package, formatted; openapi-typescript's CLI writes types. Medians of ${rounds} shuffled rounds, of 3 where a run takes seconds and 1 for 1000 specs; the ratio is of the same rounds. Many specs are renamed copies of one.`,
    head: ["input", "linkmint, s", "beside, s", "ratio", "linkmint, MiB", "beside, MiB"],
    rows,
  };
}

function compare({ name, ours, theirs, prepare, few }) {
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
        { encoding: "utf8" },
      );
      if (round >= 0) results[side].push(JSON.parse(text));
    }
  }
  const seconds = (side) => (median(results[side].map(({ wall }) => wall)) / 1000).toFixed(2);
  const peak = (side) => Math.round(median(results[side].map((each) => each.peak))) || "unknown";
  const ratios = results.ours.map(({ wall }, round) => wall / results.theirs[round].wall);
  return [
    name,
    seconds("ours"),
    seconds("theirs"),
    median(ratios).toFixed(2),
    peak("ours"),
    peak("theirs"),
  ];
}

function start() {
  return {
    name: "`--version`, beside `node -e 0`",
    ours: [[linkmint, "--version"]],
    theirs: [["-e", "0"]],
  };
}

function one(lab, peer) {
  const { folder, specs } = project(lab, "one", 1);
  const [spec] = readdirSync(specs);
  return {
    name: "one spec, cold",
    ours: [generate(folder)],
    theirs: [[peer, path.join(specs, spec), "-o", path.join(folder, "types.ts")]],
    prepare: () => clear(folder),
  };
}

function many(lab, peer, count) {
  const { folder } = project(lab, `cold-${count}`, count);
  return {
    name: `${count} specs, cold`,
    few: count >= 1000 ? 1 : count >= 100 ? 3 : rounds,
    ours: [generate(folder)],
    theirs: [peerRun(peer, folder)],
    prepare: () => clear(folder),
  };
}

function unchanged(lab, peer, count) {
  const { folder } = project(lab, `same-${count}`, count);
  clear(folder);
  execFileSync(node, generate(folder), { stdio: "ignore" });
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
  execFileSync(node, generate(changing.folder), { stdio: "ignore" });
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
