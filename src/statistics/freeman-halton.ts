import { logGamma } from './gamma.js';
import { checkTable, sum, withoutEmpty, type Table } from './table.js';
import { tie } from './ties.js';

/** So many cells are filled in within a second or so. */
const mostWork = 10_000_000;

/** A p value from 0 to 1, or why there is none. */
export type FreemanHalton =
  { readonly p: number } | { readonly p: undefined; readonly reason: 'nothing-to-compare' | 'too-many-tables' };

/**
 * Fisher's exact test of a table with more rows and columns (Freeman & Halton 1951, Biometrika 38:141): the chance of all tables
 * with the same totals that are as likely as this one or less. It fills in every one of them, and gives up after ten million
 * cells: a wider table then has the chi-square only. Empty rows and columns are left out.
 */
export function freemanHalton(table: Table): FreemanHalton {
  checkTable(table);
  const { cells, rows, columns, total } = withoutEmpty(table);
  if (rows.length < 2 || columns.length < 2) return { p: undefined, reason: 'nothing-to-compare' };
  const fixed = sum([...rows, ...columns].map(logFactorial)) - logFactorial(total);
  const limit = fixed - sum(cells.flat().map(logFactorial)) + tie;
  const p = sumOfTables(rows, columns, fixed, limit);
  return p === undefined ? { p, reason: 'too-many-tables' } : { p: Math.min(1, p) };
}

/** The chance of all tables with these totals whose log chance is `limit` or less; undefined when there are too many. */
function sumOfTables(
  rows: readonly number[],
  columns: readonly number[],
  fixed: number,
  limit: number,
): number | undefined {
  const known = Array.from({ length: Math.min(10_000, Math.max(...rows)) + 1 }, (_, n) => logFactorial(n));
  const logFactorialOf = (n: number) => known[n] ?? logFactorial(n);
  const open = [...rows];
  const last = columns.length - 1;
  let work = 0;

  /** Fills in cell (i, j); `left` people of this column still need a row, and the rows below have room for `room`. */
  const fill = (i: number, j: number, left: number, room: number, log: number): number => {
    if (work > mostWork) return 0;
    const space = open[i] ?? 0;
    const below = room - space;
    let total = 0;
    for (let n = Math.max(0, left - below); n <= Math.min(space, left); n++) {
      work++;
      open[i] = space - n;
      const here = log - logFactorialOf(n);
      total += i < rows.length - 1 ? fill(i + 1, j, left - n, below, here) : nextColumn(j, here);
    }
    open[i] = space;
    return total;
  };
  const nextColumn = (j: number, log: number): number => {
    if (j < last - 1) return fill(0, j + 1, columns[j + 1] ?? 0, sum(open), log);
    const whole = open.reduce((sumSoFar, n) => sumSoFar - logFactorialOf(n), log);
    return whole <= limit ? Math.exp(whole) : 0;
  };

  const total = fill(0, 0, columns[0] ?? 0, sum(rows), fixed);
  return work > mostWork ? undefined : total;
}

function logFactorial(n: number): number {
  return logGamma(n + 1);
}
