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
