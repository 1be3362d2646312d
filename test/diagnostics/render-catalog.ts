import type { DiagnosticCode } from "../../generator/types/diagnostic.js";
import { catalog } from "../../generator/diagnostics/catalog.js";
import { severityOf } from "../../generator/diagnostics/severity-of.js";

/** The page of all codes, as Markdown. */
export function renderCatalog(): string {
  const intro =
    "Every problem that `linkmint lint` and its siblings report, by the code that stands in its first line. " +
    "`test/errors/<code>` holds a spec that shows it. Errors keep `generate` from writing; warnings do not, " +
    "and `x-link-allow: [{ code, reason }]` in the spec answers one that is wrong.\n";
  return [
    "<!-- Generated from types/error-codes.ts and types/warning-codes.ts; UPDATE_EXPECTED=1 npx vitest run test/diagnostics writes it anew. -->\n",
    "# Diagnostics\n",
    intro,
    "## Errors\n",
    ...sections("error"),
    "## Warnings\n",
    ...sections("warning"),
  ].join("\n");
}

function sections(severity: ReturnType<typeof severityOf>): string[] {
  const codes = Object.keys(catalog) as DiagnosticCode[];
  return codes
    .filter((code) => severityOf(code) === severity)
    .map((code) => {
      const { title, cause, fix } = catalog[code];
      return `### ${code}\n\n**${title}.** ${cause}\n\n${fix}\n`;
    });
}
