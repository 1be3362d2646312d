import { spawn } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { repository } from "./lab.js";
import { median } from "./median.js";

const load = (file) => import(pathToFileURL(path.join(repository, file)).href);
const rounds = 15;
const calls = 1000;

/** What a call of the mock costs beside a handler that checks nothing, and what it takes to start one on a port. */
export async function mock() {
  const { createMock } = await load("templates/mock/dist/esm/index.js");
  const { truto } = await load("generated/truto/dist/esm/describe.js");
  const { Truto } = await load("generated/truto/dist/esm/index.js");
  const served = createMock([truto], { seed: 7 });
  const options = served.options(truto);
  const body = { link_token: "efe6413c-941a-4ca6-8f22-defbf758b824" };
  const bare = async () => new Response(JSON.stringify(body));
  const input = { tenant_id: "acme-1" };
  const asked = {
    method: "POST",
    headers: { authorization: "Bearer t", "content-type": "application/json" },
    body: JSON.stringify(input),
  };
  const direct = (fetch) => async () =>
    (await fetch(`${options.baseUrl}/link-token`, asked)).text();
  const minting = (fetch) => {
    const client = new Truto({ ...options, fetch });
    return () => client.createLinkToken(input);
  };
  const rows = [
    ["the client's mints", minting(bare), minting(served.fetch)],
    ["`fetch` alone", direct(bare), direct(served.fetch)],
  ];
  const measured = [];
  for (const [name, one, other] of rows) {
    const ratios = [];
    const rates = [];
    for (let round = 0; round < rounds; round += 1) {
      // They take turns in who is first.
      const order = round % 2 === 0 ? [one, other] : [other, one];
      const spent = new Map();
      for (const call of order) spent.set(call, await time(call));
      ratios.push(spent.get(one) / spent.get(other));
      rates.push((calls / spent.get(other)) * 1000);
    }
    measured.push([name, Math.round(median(rates)), `${Math.round(median(ratios) * 100)} %`]);
  }
  const bin = path.join(repository, "generator/bin/linkmint.js");
  const starts = { "node -e 0": ["-e", "0"], "linkmint mock": [bin, "mock", "--port", "0"] };
  const taken = Object.fromEntries(Object.keys(starts).map((name) => [name, []]));
  for (let round = 0; round < 7; round += 1)
    for (const [name, words] of Object.entries(starts)) taken[name].push(await start(words));
  const empty = median(taken["node -e 0"]);
  return {
    title: "The mock",
    note: `In process, for Truto, beside a handler that is \`new Response(JSON.stringify(…))\`: medians of ${rounds} rounds of ${calls} calls. On a port, for every provider: medians of 7 starts, until it prints where it listens.`,
    head: ["what", "a second, or ms", "of the handler, or of `node -e 0`"],
    rows: [
      ...measured,
      ...Object.entries(taken).map(([name, all]) => [
        `\`${name}\``,
        Math.round(median(all)),
        `${(median(all) / empty).toFixed(1)} ×`,
      ]),
    ],
  };
}

async function time(call) {
  const began = performance.now();
  for (let index = 0; index < calls; index += 1) await call();
  return performance.now() - began;
}

/** Milliseconds until a program prints something, or ends. */
function start(words) {
  return new Promise((resolve) => {
    const began = performance.now();
    const child = spawn(process.execPath, words, { cwd: repository });
    const end = () => {
      resolve(performance.now() - began);
      child.kill("SIGKILL");
    };
    child.stdout.once("data", end);
    child.once("exit", end);
  });
}
