import { chiSquareTail } from './chi-square-tail.js';
import { checkGroup, type Group } from './group.js';
import { checkTable, sum, withoutEmpty, type CountTable } from './table.js';

export interface ChiSquare {
  readonly chiSquare: number;
  readonly df: number;
  /** 0 to 1. */
  readonly p: number;
}

/**
 * Returns Pearson's chi-square test (1900) of equal shares in all rows. Empty rows and columns are
 * left out; undefined when fewer than two of either remain.
 */
export function chiSquare(table: CountTable): ChiSquare | undefined {
  checkTable(table);
  const { cells, rows, columns, total } = withoutEmpty(table);
  const df = (rows.length - 1) * (columns.length - 1);
  if (rows.length < 2 || columns.length < 2) return undefined;
  const parts = cells.flatMap((row, i) =>
    row.map((count, j) => {
      const expected = ((rows[i] ?? 0) * (columns[j] ?? 0)) / total;
      return (count - expected) ** 2 / expected;
    }),
  );
  const value = sum(parts);
  return { chiSquare: value, df, p: chiSquareTail(value, df) };
}

/**
 * Returns the p value of two shares with Yates's correction (1934). 0 to 1, as R's prop.test: each
 * difference from the expected count is reduced by half a person, or to 0 when it is less than
 * that. Undefined where nobody or everybody has it.
 */
export function chiSquareYates(a: Group, b: Group): number | undefined {
  checkGroup(a);
  checkGroup(b);
  const total = a.base + b.base;
  const having = a.count + b.count;
  if (a.base === 0 || b.base === 0 || having === 0 || having === total) return undefined;
  const off = Math.abs(a.count - (a.base * having) / total);
  const weight = total ** 3 / (a.base * b.base * having * (total - having));
  return chiSquareTail((off - Math.min(0.5, off)) ** 2 * weight, 1);
}
