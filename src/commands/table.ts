/**
 * Returns rows as columns: the first aligned left, the others right. A `wide` last one is not
 * aligned.
 */
export function table(rows: readonly (readonly (string | number)[])[], { wide = false } = {}): string[] {
  const cells = rows.map((row) => row.map(String));
  const widths = (cells[0] ?? []).map((_, i) => Math.max(...cells.map((row) => row[i]?.length ?? 0)));
  return cells.map((row) =>
    row
      .map((cell, i) => {
        if (i === 0) return cell.padEnd(widths[i] ?? 0);
        return wide && i === row.length - 1 ? cell : cell.padStart(widths[i] ?? 0);
      })
      .join('  ')
      .trimEnd(),
  );
}
