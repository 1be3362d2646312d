import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import { catalog } from "../../../diagnostics/catalog.js";
import { severityOf } from "../../../diagnostics/severity-of.js";
import type { Diagnostic, DiagnosticCode, Fix, Span } from "../../../types/diagnostic.js";
import { fromRepositoryRoot } from "../../repository-root.js";

/**
 * Problems as a SARIF 2.1.0 log (OASIS, sarif-v2.1.0): one run, the whole catalogue as its rules, locations
 * relative to the repository's root.
 */
export function renderSarif(diagnostics: readonly Diagnostic[], version: string): string {
  const codes = Object.keys(catalog) as DiagnosticCode[];
  const log = {
    $schema:
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "linkmint", version, rules: codes.map(toRule) } },
        // JavaScript counts a text's length in these (3.14.17).
        columnKind: "utf16CodeUnits",
        results: diagnostics.map((each) => toResult(each, codes.indexOf(each.code))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function toRule(code: DiagnosticCode) {
  const { title, cause, fix } = catalog[code];
  return {
    id: code,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: cause },
    help: { text: fix },
    defaultConfiguration: { level: severityOf(code) },
  };
}

function toResult(diagnostic: Diagnostic, ruleIndex: number) {
  const { code, severity, message, help, path, span, fix } = diagnostic;
  return {
    ...(fix !== undefined && { fixes: [toFix(path, fix)] }),
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: help === undefined ? message : `${message}\nhelp: ${help}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: toUri(path) },
          ...(span !== undefined && { region: toRegion(span) }),
        },
      },
    ],
  };
}

function toFix(path: string, { span, text }: Fix) {
  const replacement = { deletedRegion: toRegion(span), insertedContent: { text } };
  const artifactLocation = { uri: toUri(path) };
  return { artifactChanges: [{ artifactLocation, replacements: [replacement] }] };
}

function toRegion({ start, end }: Span) {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

/** A path as a reference that is relative where the path is (RFC 3986, 4.2). */
function toUri(written: string): string {
  const path = fromRepositoryRoot(written);
  if (isAbsolute(path)) return pathToFileURL(path).href;
  const uri = path.split("/").map(encodeURIComponent).join("/");
  return uri.replace(/^\.\//u, "");
}
