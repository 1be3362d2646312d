#!/bin/sh
# A mutant that fails a test file while Vitest collects its tests, as Stryker counts it.
set -eu
tool=9.6.1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --ignore-scripts --no-audit --no-fund "@stryker-mutator/core@$tool" "@stryker-mutator/vitest-runner@$tool" vitest@4.1.12
echo 'export function make() { return { ok: true }; }' > make.js
cat > make.test.js <<'JS'
import { describe, expect, test } from "vitest";
import { make } from "./make.js";

describe("make", () => {
  const { ok } = make();
  test("gives ok", () => expect(ok).toBe(true));
});
JS
echo '{ "testRunner": "vitest", "mutate": ["make.js"], "coverageAnalysis": "all", "reporters": ["json"], "jsonReporter": { "fileName": "report.json" } }' > stryker.config.json
npx stryker run > log.txt 2>&1 || { cat log.txt >&2; exit 1; }
stryker=$(node -p 'JSON.parse(fs.readFileSync("report.json")).files["make.js"].mutants.find(({ replacement }) => replacement === "{}").status')
echo 'export function make() {}' > make.js
if npx vitest run > log.txt 2>&1; then vitest=passes; else vitest=fails; fi
echo "Stryker $tool: with the body of make() taken away, vitest run $vitest, and the mutant is $stryker"
test "$vitest $stryker" = "fails Survived"
