import { spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, request as send } from "node:http";
import { fileURLToPath } from "node:url";
import { median } from "./median.js";

const script = (name) => fileURLToPath(new URL(name, import.meta.url));
const rounds = 12;
const calls = 600;
const concurrency = 32;

/** Requests per second and the 99th percentile, of the gateway beside a bare handler, in shuffled rounds of one process. */
export async function gateway() {
  const provider = spawn(process.execPath, [script("calls-server.js")]);
  const [at] = await once(provider.stdout, "data");
  const origin = `http://127.0.0.1:${String(at).trim()}`;
  const words = [script("gateway-server.js"), origin];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  const [port] = await once(child.stdout, "data");
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const measured = { "/bare": [], "/link/plaid": [] };
  try {
    for (let round = -2; round < rounds; round += 1) {
      const paths = Object.keys(measured);
      for (const path of round % 2 === 0 ? paths : paths.reverse()) {
        const result = await run({ port: Number(port), path, agent });
        if (round >= 0) measured[path].push(result);
      }
    }
  } finally {
    agent.destroy();
    child.kill();
    provider.kill();
  }
  const rows = Object.entries(measured).map(([path, results]) => {
    const ratio = (name) =>
      median(results.map((each, round) => each[name] / measured["/bare"][round][name])).toFixed(2);
    return [
      path === "/bare" ? "bare handler" : "gateway",
      Math.round(median(results.map(({ speed }) => speed))),
      ratio("speed"),
      median(results.map(({ p99 }) => p99)).toFixed(1),
      ratio("p99"),
    ];
  });
  return {
    title: "The gateway",
    note: `Over loopback sockets, ${concurrency} at a time, medians of ${rounds} rounds of ${calls} requests each; the ratios are of the same rounds. The bare handler does the same one fetch and checks nothing.`,
    head: ["handler", "requests per second", "of bare", "p99, ms", "of bare"],
    rows,
  };
}

async function run(target) {
  const times = [];
  const startedAt = performance.now();
  let left = calls;
  const work = async () => {
    while (left > 0) {
      left -= 1;
      const from = performance.now();
      await post(target);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  const seconds = (performance.now() - startedAt) / 1000;
  times.sort((one, other) => one - other);
  return { speed: calls / seconds, p99: times[Math.floor(calls * 0.99)] };
}

const body = JSON.stringify({ products: ["auth"], language: "en", country_codes: ["US"] });
const headers = {
  "content-type": "application/json",
  "content-length": body.length,
  cookie: "u1",
  "sec-fetch-site": "same-origin",
};

function post({ port, path, agent }) {
  return new Promise((resolve, reject) => {
    const outgoing = send({ port, path, agent, method: "POST", host: "127.0.0.1", headers });
    outgoing.on("error", reject);
    outgoing.on("response", (response) => {
      response.resume().on("end", () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${path} gave ${response.statusCode}`));
      });
    });
    outgoing.end(body);
  });
}
