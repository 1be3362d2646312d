import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scratch } from "../write/scratch.js";

/* The script that tries documents, over those beside this file: what real ones hold, each in a location. */
const script = join(import.meta.dirname, "run.js");
const corpus = join(import.meta.dirname, "corpus");

/** The lines of the script, with durations as one word. */
function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  const lines = stdout
    .trimEnd()
    .replaceAll(/\d+\.\d s\b/gu, "TIME")
    .split("\n");
  return { status, stderr, lines: lines.toSorted() };
}

test("takes every document through add, lint, generate and a strict tsc", () => {
  const list = join(corpus, "operations.yaml");
  expect(run(corpus, list, "--typescript", "5.9", "--typescript", "7")).toEqual({
    status: 0,
    stderr: "",
    lines: [
      "5 tried, 5 ok, 0 failed",
      "ok       harbor.yaml  create-link-token  TIME",
      "ok       lumen.json  POST /sessions  TIME",
      "ok       meadow.yaml  POST /link, POST /link/reconnect  TIME",
      "ok       orchard.yaml  POST /widgets/{widget}/tokens  TIME",
      "ok       quarry.yaml  embedToken  TIME",
    ],
  });
}, 600_000);

test("chooses what mints of a document that is not listed, and tells the first step that fails", () => {
  const paths = {
    "/users": { post: { responses: {} } },
    "/connect/tokens": { get: { responses: {} }, post: { $ref: "#/nowhere", responses: {} } },
  };
  const text = JSON.stringify({ openapi: "3.1.0", info: {}, servers: [{ url: "/" }], paths });
  const folder = scratch({
    "acme.json": text,
    "page.yaml": "openapi: <html>\n",
    "notes.json": "{}",
  });
  const { status, lines } = run(folder);
  expect(status).toBe(1);
  expect(lines).toEqual([
    "2 tried, 0 ok, 2 failed",
    expect.stringMatching(/^add {6}acme\.json {2}POST \/connect\/tokens {2}acme\.json \S+: ./u),
    expect.stringMatching(
      /^add {6}page\.yaml {2}POST \/ {2}page\.yaml:1:10 unsupported-openapi: ./u,
    ),
  ]);
});

test("says that nothing was tried, which is no success", () => {
  expect(run(scratch())).toMatchObject({ status: 1, lines: ["0 tried, 0 ok, 0 failed"] });
});
