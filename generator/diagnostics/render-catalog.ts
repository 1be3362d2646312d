import { catalog } from "./catalog.js";

/** The page of all codes, as Markdown. */
export function renderCatalog(): string {
  const sections = Object.entries(catalog).map(
    ([code, { title, cause, fix }]) => `## ${code}\n\n**${title}.** ${cause}\n\n${fix}\n`,
  );
  const intro =
    "Every problem that `linkmint lint` and its siblings report, by the code that stands in its first line. " +
    "`test/errors/<code>` holds a spec that shows it.\n";
  return `<!-- Generated from catalog.ts; UPDATE_EXPECTED=1 npx vitest run test/diagnostics writes it anew. -->\n\n# Diagnostics\n\n${intro}\n${sections.join("\n")}`;
}
