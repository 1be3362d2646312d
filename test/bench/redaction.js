import { pathToFileURL } from "node:url";
import path from "node:path";
import { repository } from "./lab.js";

const runtime = (file) =>
  import(pathToFileURL(path.join(repository, "templates/runtime/dist/esm", file)).href);

/** Responses of about a size, with this number of values under a sensitive name; each hostile in its own way. */
const shapes = {
  "many short texts": (size, secrets) => ({
    link_token: texts(secrets),
    x: Array.from({ length: size / 8 }, (_, index) => `s${index.toString(36).padStart(4, "0")}`),
  }),
  "one long text": (size, secrets) => ({ link_token: texts(secrets), x: "a".repeat(size) }),
  "an encoded text": (size, secrets) => ({
    link_token: texts(secrets),
    x: "%61&#97;\\u0061&amp;".repeat(size / 19),
  }),
  "nested parts": (size, secrets) => ({
    link_token: texts(secrets),
    x: Array.from({ length: size / 11 }, (_, index) => ({ k: [index % 9] })),
  }),
  "empty lists": (size, secrets) => ({
    link_token: texts(secrets),
    x: Array.from({ length: size / 3 }, () => []),
  }),
  "an object of many names": (size, secrets) => ({
    link_token: texts(secrets),
    x: Object.fromEntries(Array.from({ length: size / 12 }, (_, index) => [`k${index}`, 1])),
  }),
  base64: (size, secrets) => ({
    link_token: texts(secrets),
    x: "QUJDREVGR0hJSktM ".repeat(size / 17),
  }),
  "secrets that repeat themselves": (size, secrets) => ({
    link_token: [`${"a".repeat(Math.min(size / 2, secrets * 100))}b`],
    x: "a".repeat(size / 2),
  }),
};

function texts(count) {
  return Array.from({ length: count }, (_, index) => `aaaa${index.toString(36).padStart(4, "0")}`);
}

/** What redacting a hostile error response takes, against `JSON.parse` of the same response. */
export async function redaction() {
  const { redact } = await runtime("redact.js");
  const { findValues } = await runtime("find-secrets.js");
  const rows = [];
  for (const size of [2 ** 10, 2 ** 15, 2 ** 17, 2 ** 20]) {
    for (const secrets of [1, 50, 10_000]) {
      const measured = Object.entries(shapes).map(([name, make]) => {
        const text = JSON.stringify(make(size, secrets));
        const parse = fastest(() => JSON.parse(text));
        const body = JSON.parse(text);
        const properties = ["link_token", "client_secret"];
        const spent = fastest(() => {
          const found = findValues(body, properties);
          const values = found && ["tok_SECRET_abcdefghijkl", ...found];
          return redact(body, { values, properties });
        });
        return { name, parse, spent, ratio: spent / parse };
      });
      const [worst] = measured.sort((one, other) => other.ratio - one.ratio);
      const slowest = Math.max(...measured.map(({ spent }) => spent));
      rows.push([
        `${size / 2 ** 10} KiB`,
        secrets,
        worst.name,
        worst.parse.toFixed(2),
        worst.spent.toFixed(2),
        worst.ratio.toFixed(1),
        slowest.toFixed(1),
      ]);
    }
  }
  return {
    title: "Redacting a hostile response",
    note: "Fastest of 7 runs; of eight kinds of responses, the one with the worst ratio to `JSON.parse` of the same text. Parsing one long text is a copy, so that ratios of small responses say little; the last column is the longest time of any kind.",
    head: ["size", "secrets in it", "kind", "parse, ms", "redact, ms", "ratio", "longest, ms"],
    rows,
  };
}

function fastest(work) {
  let best = Infinity;
  for (let run = 0; run < 7; run++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
