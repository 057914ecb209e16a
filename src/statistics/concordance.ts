import { checkTable, sum, withoutEmpty, type CountTable } from './table.js';

/**
 * Returns Kendall's tau-b (1945, Biometrika 33:239) of a table whose sides both have an order. From
 * −1 (whoever is higher on one is lower on the other) to 1. Undefined when fewer than two rows or
 * columns are filled.
 */
export function kendallTau(table: CountTable): number | undefined {
  checkTable(table);
  const { cells, rows, columns, total } = withoutEmpty(table);
  if (rows.length < 2 || columns.length < 2) return undefined;
  const pairs = (n: number) => (n * (n - 1)) / 2;
  const untied = (sizes: readonly number[]) => pairs(total) - sum(sizes.map(pairs));
  return concordance(cells.flat(), columns.length) / Math.sqrt(untied(rows) * untied(columns));
}

/**
 * Returns Kendall's S of cells row by row: pairs of people of whom one is higher on both sides,
 * minus pairs of whom each is higher on one.
 */
export function concordance(cells: ArrayLike<number>, width: number): number {
  const above = new Float64Array(width);
  let before = 0;
  let balance = 0;
  for (let start = 0; start < cells.length; start += width) {
    let left = 0;
    let right = before;
    for (let j = 0; j < width; j++) {
      const [n, same] = [cells[start + j] ?? 0, above[j] ?? 0];
      right -= same;
      balance += n * (left - right);
      left += same;
      above[j] = same + n;
      before += n;
    }
  }
  return balance;
}
