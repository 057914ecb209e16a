import { randomFrom } from '../questionnaire/random.js';
import { concordance } from './concordance.js';
import type { Interval } from './interval.js';
import { normalReach } from './normal.js';
import { logFactorials, tableDrawer } from './random-table.js';
import { checkTable, withoutEmpty, type CountTable } from './table.js';
import { tie } from './ties.js';
import { wilson } from './wilson.js';

/** A p value by drawing tables at random instead of counting them all. */
export interface Simulated {
  /**
   * 0 to 1: (k + 1)/(B + 1), where k of the B tables were as far out as this one; never 0 (Phipson
   * & Smyth 2010), as R's fisher.test(simulate.p.value = TRUE).
   */
  readonly p: number;
  readonly standardError: number;
  /** The 99% interval (Wilson) of the p value that all tables together would give. */
  readonly interval: Interval;
  /** How many tables were drawn. */
  readonly tables: number;
}

/** With more people the factorials alone take too long. */
const mostPeople = 2_000_000;

/** Enough to know a p of 0.05 to within 0.002. */
export const tablesDrawn = 100_000;

/**
 * Returns Fisher's exact test of a table of any size by Monte Carlo. The share of drawn tables with
 * the same totals that are as likely as this one or less. Undefined when fewer than two rows or
 * columns are filled, and for over two million people.
 */
export function simulatedFreemanHalton(table: CountTable, tables = tablesDrawn): Simulated | undefined {
  return simulate(table, tables, (total) => {
    const log = logFactorials(total);
    return (cells) => {
      let unlikely = 0;
      for (let i = 0; i < cells.length; i++) unlikely += log[cells[i] ?? 0] ?? 0;
      return unlikely;
    };
  });
}

/**
 * Returns Kendall's test of a table whose sides both have an order. By Monte Carlo: the share of
 * drawn tables with as many more concordant than discordant pairs, or as many fewer. With two rows
 * it is the exact Mann–Whitney test. Undefined where `simulatedFreemanHalton` is.
 */
export function simulatedKendall(table: CountTable, tables = tablesDrawn): Simulated | undefined {
  return simulate(table, tables, (_, width) => (cells) => Math.abs(concordance(cells, width)));
}

/** How far out a table is, from its cells row by row. */
type Measure = (cells: ArrayLike<number>) => number;

/**
 * Draws with the totals as seed, so that the same table always has the same p, turned as well; and
 * of two tables with the same totals the one further out never has the larger.
 */
function simulate(
  table: CountTable,
  tables: number,
  measureOf: (total: number, width: number) => Measure,
): Simulated | undefined {
  checkTable(table);
  const filled = withoutEmpty(table);
  if (filled.rows.length < 2 || filled.columns.length < 2 || filled.total > mostPeople) return undefined;
  const { cells, rows, columns, total } = standing(filled);
  const draw = tableDrawer(rows, columns, randomFrom(`${rows.join()} ${columns.join()}`));
  const measure = measureOf(total, columns.length);
  const seen = measure(cells.flat()) - tie;
  let further = 0;
  for (let i = 0; i < tables; i++) if (measure(draw()) >= seen) further++;
  const p = (further + 1) / (tables + 1);
  return {
    p,
    standardError: Math.sqrt((p * (1 - p)) / tables),
    interval: wilson(further, tables, normalReach(0.99)) ?? { low: 0, high: 1 },
    tables,
  };
}

/** The table, turned where its columns come first in the alphabet of totals. */
function standing(filled: ReturnType<typeof withoutEmpty>): ReturnType<typeof withoutEmpty> {
  const { cells, rows, columns, total } = filled;
  if (rows.join() <= columns.join()) return filled;
  return { cells: columns.map((_, j) => cells.map((row) => row[j] ?? 0)), rows: columns, columns: rows, total };
}
