#!/usr/bin/env node
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs, styleText } from "node:util";
import { load } from "js-yaml";
import {
  chooseFlags,
  chooseOperation,
  listDocuments,
  listOperations,
  sample,
} from "./choose-operations.js";
import { linkModules, tryDocument } from "./try-document.js";

/*
 * Takes every OpenAPI document of a folder through `linkmint add`, `lint` and `generate` and a strict `tsc`
 * over the output, unattended: what anybody who adds a provider does, on documents that nobody has seen.
 *
 *   npm run build
 *   node test/documents/run.js FOLDER [LIST] [--typescript 7] [--sample 200] [--seed 1] [--jobs 2] [--keep]
 *
 * LIST is YAML or JSON: what to take from each document, with the flags that answer the questions of `add`.
 * A document that is listed several times is tried several times; of one that is not, the operation that
 * looks most like minting a token is tried, at a made-up server where it names none.
 *
 *   - document: acme.yaml
 *     operations: [POST /link/token]
 *     flags: [--token, /link_token]
 *
 * With --sample, any operations of the documents are tried, chosen at random; a document that `add` or `lint`
 * refuses with a diagnostic is then an answer, too. --document NAME (any number) leaves out the other ones.
 *
 * Prints a line for each try: ok, or the step that failed and its first diagnostic. Exits with 1 when any did.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    typescript: { type: "string", multiple: true, default: ["5.9", "6", "7"] },
    document: { type: "string", multiple: true },
    sample: { type: "string" },
    seed: { type: "string", default: "1" },
    jobs: { type: "string", default: "2" },
    keep: { type: "boolean", default: false },
  },
});
const [folder, list] = positionals;
if (folder === undefined) {
  console.error(
    "usage: node test/documents/run.js FOLDER [LIST] [--typescript VERSION] [--sample N]",
  );
  process.exit(3);
}

const work = realpathSync(mkdtempSync(path.join(tmpdir(), "linkmint-documents-")));
linkModules(work);
const tries = values.sample === undefined ? listed() : sampled();
const pending = [...tries.entries()];
const outcomes = [];
const lookFor = async () => {
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const [index, request] = next;
    const workplace = path.join(work, String(index));
    const outcome = await tryDocument({
      ...request,
      folder,
      workplace,
      compilers: values.typescript,
    });
    outcomes.push(outcome);
    console.log(lineOf(request, outcome));
    if (!values.keep) rmSync(workplace, { recursive: true, force: true });
  }
};
await Promise.all(Array.from({ length: Number(values.jobs) }, lookFor));

if (values.keep) console.log(`kept ${work}`);
else rmSync(work, { recursive: true, force: true });
const [fine, failed] = [({ step }) => step === "ok", (outcome) => !isGood(outcome)].map(
  (wanted) => outcomes.filter(wanted).length,
);
console.log(`${outcomes.length} tried, ${fine} ok, ${failed} failed`);
process.exitCode = failed > 0 || outcomes.length === 0 ? 1 : 0;

/** Of a sample, `add` and `lint` may refuse what they cannot express, as long as they say so in a diagnostic. */
function isGood({ step, fault }) {
  return step === "ok" || (values.sample !== undefined && !fault);
}

/** What the list says, and the likeliest operation of each document that it does not name. */
function listed() {
  const entries = list === undefined ? [] : load(readFileSync(list, "utf8"));
  const named = new Set(entries.map(({ document }) => document));
  const others = listDocuments(folder).filter((document) => !named.has(document));
  const chosen = others.map((document) => {
    const file = path.join(folder, document);
    const operations = [chooseOperation(listOperations(file))];
    return { document, operations, flags: chooseFlags(file) };
  });
  return [...entries, ...chosen].filter(isAsked);
}

function sampled() {
  const all = listDocuments(folder)
    .map((document) => ({ document }))
    .filter(isAsked);
  const operations = all.flatMap(({ document }) => {
    const file = path.join(folder, document);
    const flags = chooseFlags(file);
    return listOperations(file).map(({ name }) => ({ document, operations: [name], flags }));
  });
  return sample(operations, { size: Number(values.sample), seed: Number(values.seed) });
}

function isAsked({ document }) {
  return values.document === undefined || values.document.includes(document);
}

function lineOf({ document, operations }, outcome) {
  const { step, diagnostic, milliseconds } = outcome;
  const style = isGood(outcome) ? (step === "ok" ? "green" : "yellow") : "red";
  const label = styleText(style, step.padEnd(8), { stream: process.stdout });
  const time = `${(milliseconds / 1000).toFixed(1)} s`;
  const what = `${document}  ${operations.join(", ")}`;
  return `${label} ${what}  ${diagnostic ?? time}`;
}
