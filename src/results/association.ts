import { chiSquare } from '../statistics/chi-square.js';
import { freemanHalton } from '../statistics/freeman-halton.js';

/** Whether two answers hang together, by the test that fits; or why there is none. */
export type Association =
  | { readonly method: 'freeman-halton'; readonly p: number }
  | {
      readonly method: 'chi-square';
      readonly p: number;
      readonly statistic: number;
      readonly df: number;
      /** Whether too few people are expected in too many cells for the test to be trusted. */
      readonly smallExpected: boolean;
    }
  | { readonly method: 'none'; readonly reason: 'overlapping' | 'not-computable' };

/** Tests a table of counts in which everybody stands once: exactly where that can be computed, else by chi-square. */
export function associationIn(table: readonly (readonly number[])[]): Association {
  const pearson = chiSquare(table);
  if (!pearson) return { method: 'none', reason: 'not-computable' };
  const exact = freemanHalton(table);
  if (exact.p !== undefined) return { method: 'freeman-halton', p: exact.p };
  const { chiSquare: statistic, df, p } = pearson;
  return { method: 'chi-square', p, statistic, df, smallExpected: hasSmallExpected(table) };
}

/** Cochran's rule (1954): an expected count below 1, or below 5 in more than a fifth of the cells that can hold anybody. */
function hasSmallExpected(table: readonly (readonly number[])[]): boolean {
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0)).filter((total) => total > 0);
  const columns = (table[0] ?? [])
    .map((_, i) => table.reduce((sum, row) => sum + (row[i] ?? 0), 0))
    .filter((total) => total > 0);
  const n = rows.reduce((sum, total) => sum + total, 0);
  const expected = rows.flatMap((row) => columns.map((column) => (row * column) / n));
  return expected.some((count) => count < 1) || expected.filter((count) => count < 5).length > expected.length / 5;
}
