import { count } from "../../diagnostics/count.js";
import type { Diagnostic } from "../../types/diagnostic.js";

export { count };

/** A length of time as people say it: `412 ms`, `1.2 s`. */
export function formatDuration(milliseconds: number): string {
  return milliseconds < 1000
    ? `${Math.round(milliseconds)} ms`
    : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** How many errors and warnings there are: `2 errors, 1 warning`; "" if there are none. */
export function summarizeProblems(diagnostics: readonly Diagnostic[]): string {
  return (["error", "warning"] as const)
    .map((severity) => ({
      severity,
      found: diagnostics.filter((one) => one.severity === severity),
    }))
    .filter(({ found }) => found.length > 0)
    .map(({ severity, found }) => count(found.length, severity))
    .join(", ");
}

/** The lines of a table: each column but the last as wide as its widest cell, two spaces between them. */
export function alignColumns(rows: readonly (readonly string[])[]): string[] {
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = Math.max(...rows.map((other) => other[column]?.length ?? 0));
        return column === row.length - 1 ? cell : cell.padEnd(width);
      })
      .join("  "),
  );
}
