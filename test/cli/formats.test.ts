import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import ajv from "@redocly/ajv";
import { describe, expect, test } from "vitest";
import { renderGithub, toAnnotation } from "../../generator/cli/report/render-github.js";
import { renderSarif } from "../../generator/cli/commands/lint/render-sarif.js";
import { catalog } from "../../generator/diagnostics/catalog.js";
import { severityOf } from "../../generator/diagnostics/severity-of.js";
import type { Diagnostic } from "../../generator/types/diagnostic.js";

const problem: Diagnostic = {
  code: "unknown-pointer",
  severity: "error",
  message: "It is 100% wrong,\nor so: \u001B[31m.",
  path: "specs/a,b:c.yaml",
  span: { start: { line: 3, column: 5 }, end: { line: 3, column: 9 } },
  help: "did you mean /token?",
};

describe("renderGithub", () => {
  test("escapes what would end a property or a line, and what commands a terminal", () => {
    expect(renderGithub([toAnnotation(problem)])).toBe(
      "::error file=specs/a%2Cb%3Ac.yaml,line=3,endLine=3,col=5,endColumn=9,title=unknown-pointer::" +
        "It is 100%25 wrong,%0Aor so: \\u001b[31m.%0Ahelp: did you mean /token?\n",
    );
  });

  test("says what it knows of a file as a whole", () => {
    const { span: _, help: __, ...whole } = problem;
    expect(renderGithub([toAnnotation({ ...whole, severity: "warning", message: "Oh." })])).toBe(
      "::warning file=specs/a%2Cb%3Ac.yaml,title=unknown-pointer::Oh.\n",
    );
  });

  test("leaves out the last column of what spans several lines", () => {
    const span = { start: { line: 3, column: 5 }, end: { line: 4, column: 1 } };
    expect(renderGithub([toAnnotation({ ...problem, span })])).toMatch(
      /line=3,endLine=4,col=5,title/u,
    );
  });
});

/** The schema of the standard, as Microsoft's library for SARIF ships it: JSON Schema draft 4. */
const schemaFile = "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
const schemaText = readFileSync(createRequire(import.meta.url).resolve(schemaFile), "utf8");
const schema = { ...JSON.parse(schemaText), $schema: undefined, id: undefined };
const fitsSarif = new ajv.default({
  strict: false,
  validateFormats: false,
  unicodeRegExp: false,
}).compile(schema);

describe("renderSarif", () => {
  test("fits the schema of the standard", () => {
    const { span: _, help: __, ...whole } = problem;
    const span = { start: { line: 3, column: 5 }, end: { line: 3, column: 9 } };
    const fixable: Diagnostic = { ...problem, fix: { span, text: "token" } };
    const { fixes } = JSON.parse(renderSarif([fixable], "1.2.3")).runs[0].results[0];
    expect(fixes[0].artifactChanges[0].replacements[0].insertedContent.text).toBe("token");
    const warning = { ...problem, severity: "warning", code: "unused-credential" } as const;
    for (const given of [
      [],
      [problem],
      [warning, whole, { ...problem, path: "/tmp/a b.yaml" }],
      [fixable],
    ]) {
      const fits = fitsSarif(JSON.parse(renderSarif(given, "1.2.3")));
      expect(fitsSarif.errors ?? []).toEqual([]);
      expect(fits).toBe(true);
    }
    const odd = JSON.parse(renderSarif([problem], "1.2.3"));
    odd.runs[0].results[0].level = "fatal";
    expect(fitsSarif(odd)).toBe(false);
  });

  const log = (...problems: readonly Diagnostic[]) => JSON.parse(renderSarif(problems, "1.2.3"));

  test("is one run of a named tool with the whole catalogue as its rules", () => {
    const { $schema, version, runs, ...rest } = log(problem);
    expect(rest).toEqual({});
    expect($schema).toMatch(/^https:\/\/docs\.oasis-open\.org\/.*\/sarif-schema-2\.1\.0\.json$/u);
    expect(version).toBe("2.1.0");
    expect(runs).toHaveLength(1);
    const { name, version: ours, rules } = runs[0].tool.driver;
    expect({ name, ours }).toEqual({ name: "linkmint", ours: "1.2.3" });
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(Object.keys(catalog));
    for (const {
      id,
      shortDescription,
      fullDescription,
      help,
      defaultConfiguration,
      ...more
    } of rules) {
      const { title, cause, fix } = catalog[id as Diagnostic["code"]];
      expect(more).toEqual({});
      expect(defaultConfiguration).toEqual({ level: severityOf(id) });
      expect([shortDescription, fullDescription, help]).toEqual([
        { text: `${title}.` },
        { text: cause },
        { text: fix },
      ]);
    }
  });

  test("places a result in a relative file, and by its rule", () => {
    const { results, tool, columnKind } = log(problem).runs[0];
    expect(columnKind).toBe("utf16CodeUnits");
    expect(tool.driver.rules[results[0].ruleIndex].id).toBe("unknown-pointer");
    expect(results).toEqual([
      {
        ruleId: "unknown-pointer",
        ruleIndex: expect.any(Number),
        level: "error",
        message: { text: `${problem.message}\nhelp: did you mean /token?` },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: "specs/a%2Cb%3Ac.yaml" },
              region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 },
            },
          },
        ],
      },
    ]);
  });

  test("names a file outside of the folder by its whole address", () => {
    const { results } = log({ ...problem, path: "/tmp/a b.yaml" }).runs[0];
    expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
      "file:///tmp/a%20b.yaml",
    );
  });

  test("has results, though none, where nothing is wrong", () => {
    expect(log().runs[0].results).toEqual([]);
  });
});
