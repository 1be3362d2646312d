import { expect, test } from "vitest";
import { renderDiagnostic } from "../../generator/diagnostics/render-diagnostic.js";
import type { Diagnostic } from "../../generator/types/diagnostic.js";

const diagnostic: Diagnostic = {
  code: "unknown-pointer",
  severity: "error",
  message: "result.token points to /link_tokn, which the success body does not have.",
  path: "specs/acme.yaml",
  span: { start: { line: 2, column: 10 }, end: { line: 2, column: 20 } },
  help: "did you mean /link_token?",
};

test("shows location, severity, code, message, line and remedy", () => {
  expect(renderDiagnostic(diagnostic, "result:\n  token: /link_tokn\n")).toBe(
    [
      "specs/acme.yaml:2:10  error  unknown-pointer",
      "  result.token points to /link_tokn, which the success body does not have.",
      "  2 |   token: /link_tokn",
      "    |          ^",
      "  help: did you mean /link_token?",
    ].join("\n"),
  );
});

test("leaves out what it does not have", () => {
  const { help: _help, span: _span, ...bare } = { ...diagnostic, severity: "warning" as const };
  const want = `specs/acme.yaml  warning  unknown-pointer\n  ${diagnostic.message}`;
  expect(renderDiagnostic(bare, "text")).toBe(want);
  expect(renderDiagnostic(diagnostic)).not.toContain("|");
  expect(renderDiagnostic(diagnostic, "one line")).not.toContain("|");
});

test("paints each part by its function", () => {
  const paint = (name: string) => (text: string) => `<${name}>${text}</>`;
  const painted = renderDiagnostic(diagnostic, "\n  token: x", {
    error: paint("error"),
    warning: paint("warning"),
    location: paint("location"),
    quiet: paint("quiet"),
  });
  expect(painted.split("\n")).toEqual([
    "<location>specs/acme.yaml:2:10</>  <error>error</>  unknown-pointer",
    `  ${diagnostic.message}`,
    "<quiet>  2 |   token: x</>",
    "<quiet>    |          ^</>",
    "  help: did you mean /link_token?",
  ]);
});

test.each([
  ["an escape sequence", "\u001b[31mred", "\\u001b[31mred"],
  ["a C1 control", "\u009b31m", "\\u009b31m"],
  ["a line break", "a\n  help: run this", "a\\n  help: run this"],
  ["a carriage return", "a\rb", "a\\u000db"],
  ["a bidi override", "\u202eabc", "\\u202eabc"],
  ["a bidi isolate", "\u2066abc", "\\u2066abc"],
  ["a line separator", "a\u2028b", "a\\u2028b"],
  ["a zero-width space", "a\u200bb", "a\\u200bb"],
  ["a lone surrogate", "a\ud800b", "a\\ud800b"],
  ["a tag character", "a\u{e0041}b", "a\\u{e0041}b"],
  ["an umlaut and an emoji", "ü😀", "ü😀"],
])("shows %s harmlessly, wherever it stands", (_name, text, want) => {
  const hostile = { ...diagnostic, message: text, path: text, help: text };
  const lines = renderDiagnostic(hostile).split("\n");
  expect(lines).toEqual([`${want}:2:10  error  unknown-pointer`, `  ${want}`, `  help: ${want}`]);
});
