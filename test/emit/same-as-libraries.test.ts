import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import openapiTypeScript, { astToString, type OpenAPI3 } from "openapi-typescript";
import { check } from "prettier";
import { describe, expect, test } from "vitest";
import { parseDocument } from "../../generator/1-load/parse-document.js";
import { printWireTypes } from "../../generator/4-emit/schema/print-wire-types.js";

/* What is left out of libraries for speed changes nothing of what they give. */

const samples = path.join(import.meta.dirname, "../samples");
const folders = readdirSync(samples, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? entry.name : [],
);

describe.each(folders)("%s", (folder) => {
  test("has the wire's types that openapi-typescript's own entry gives", async () => {
    const document = readDocument(folder);
    const readWriteMarkers = /"(?:readOnly|writeOnly)":true/u.test(JSON.stringify(document));
    const options = { defaultNonNullable: false, emptyObjectsUnknown: true, silent: true };
    const want = await openapiTypeScript(document, { ...options, readWriteMarkers }).then(
      astToString,
      String,
    );
    // Its own reading of a mapping refuses what ours settles before it is asked.
    if (want.startsWith("Error: ")) return;
    expect(printWireTypes(readDocument(folder))).toBe(want);
  });

  test("has modules that Prettier finds formatted with the compiler's parser", async () => {
    const expected = path.join(samples, folder, "expected/src");
    for (const file of readdirSync(expected)) {
      const text = readFileSync(path.join(expected, file), "utf8");
      expect(await check(text, { parser: "typescript", printWidth: 100 })).toBe(true);
    }
  });
});

function readDocument(folder: string): OpenAPI3 {
  const text = readFileSync(path.join(samples, folder, "spec.yaml"), "utf8");
  const { value } = parseDocument({ provider: "acme", path: "specs/acme.yaml", text });
  if (value === undefined) throw new Error("no document");
  return structuredClone(value.spec) as unknown as OpenAPI3;
}
