import { checkTable, sum, type CountTable } from './table.js';

/**
 * Returns how far each cell is from what its totals alone would give, in standard errors. Haberman
 * (1973, Biometrics 29:205). Without association some 95% lie between −2 and 2. Undefined where a
 * row or column is empty, or holds everyone.
 */
export function adjustedResiduals(table: CountTable): (number | undefined)[][] {
  checkTable(table);
  const rows = table.map(sum);
  const columns = (table[0] ?? []).map((_, j) => sum(table.map((row) => row[j] ?? 0)));
  const total = sum(rows);
  return table.map((row, i) =>
    row.map((count, j) => {
      const [ofRow, ofColumn] = [(rows[i] ?? 0) / total, (columns[j] ?? 0) / total];
      const expected = total * ofRow * ofColumn;
      const spread = Math.sqrt(expected * (1 - ofRow) * (1 - ofColumn));
      return spread > 0 ? (count - expected) / spread : undefined;
    }),
  );
}
