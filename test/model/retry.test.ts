import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { parseDocument } from "../../generator/1-load/parse-document.js";
import { buildModel } from "../../generator/3-model/build-model.js";
import { usualStatuses } from "../../generator/types/extensions.js";
import { retryDelay } from "../../templates/runtime/src/retry-delay.js";

const minimal = path.resolve(import.meta.dirname, "../samples/minimal/spec.yaml");

function retryOf(rules: string) {
  const key = rules === "" ? "" : `\n        retry: ${rules}`;
  const text = readFileSync(minimal, "utf8").replace(/\n( +)x-link-token:/u, `$&${key}`);
  const { value } = parseDocument({ provider: "acme", path: "specs/acme.yaml", text });
  if (value === undefined) throw new Error("no document");
  return buildModel(value).operations[0]?.retry;
}

test.each([
  ["", { policy: "safe", statuses: usualStatuses, codes: [], never: [] }],
  ["{ policy: safe }", { policy: "safe", statuses: usualStatuses, codes: [], never: [] }],
  ["{ policy: safe, statuses: [503] }", { policy: "safe", statuses: [503], codes: [], never: [] }],
  [
    "{ policy: safe, codes: [BUSY], never: [408, 409] }",
    {
      policy: "safe",
      statuses: [429, 500, 502, 503, 504],
      codes: ["BUSY"],
      never: [408, 409],
    },
  ],
])("%j is said in full", (rules, retry) => {
  expect(retryOf(rules)).toEqual(retry);
});

test("what is usual is what the runtime sends again", () => {
  const again = Array.from({ length: 200 }, (_, index) => 400 + index).filter((status) => {
    const call = { operation: {}, facts: { attempts: 1 }, settings: { maxRetries: 2 }, sent: {} };
    return Number.isFinite(retryDelay(new Response(null, { status }), call as never));
  });
  expect(again).toEqual(usualStatuses);
});
