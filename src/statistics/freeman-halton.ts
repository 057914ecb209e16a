import { logGamma } from './gamma.js';
import { checkTable, sum, withoutEmpty, type CountTable } from './table.js';
import { columnFills, Work } from './column-fills.js';
import { tie } from './ties.js';

/** A p value from 0 to 1, or why there is none. */
export type FreemanHalton =
  { readonly p: number } | { readonly p: undefined; readonly reason: 'nothing-to-compare' | 'too-many-tables' };

/**
 * Returns Fisher's exact test of a table of any size. Freeman & Halton (1951, Biometrika 38:141):
 * the chance of all tables with the same totals that are as likely as this one or less. Empty rows
 * and columns are left out.
 *
 * Works column by column, after Mehta & Patel (1983, JASA 78:427). Partial tables that leave the
 * same capacity in the rows are taken together, and followed only while some completions are
 * likelier than this table and others are not. Gives up after a million steps: of a larger table
 * others draw tables instead.
 */
export function freemanHalton(table: CountTable): FreemanHalton {
  checkTable(table);
  const { cells, rows, columns, total } = withoutEmpty(table);
  if (rows.length < 2 || columns.length < 2) return { p: undefined, reason: 'nothing-to-compare' };
  const fixed = sum([...rows, ...columns].map(logFactorial)) - logFactorial(total);
  const limit = fixed - sum(cells.flat().map(logFactorial)) + tie;
  const [few, many] = rows.length <= columns.length ? [rows, columns] : [columns, rows];
  const p = chanceUpTo(limit, few, many, fixed);
  return p === undefined ? { p, reason: 'too-many-tables' } : { p: Math.min(1, p) };
}

/** Partial tables that leave the same capacity in the rows and have the same chance so far. */
interface Past {
  readonly log: number;
  ways: number;
}

/**
 * The chance of all tables whose log chance is at most `limit`; undefined when it takes too long.
 */
function chanceUpTo(
  limit: number,
  rows: readonly number[],
  columns: readonly number[],
  fixed: number,
): number | undefined {
  const work = new Work();
  const ahead = outlook(columns, work);
  let nodes = new Map([
    [rows.join(), { capacities: rows, pasts: new Map<number, Past>([[0, { log: fixed, ways: 1 }]]) }],
  ]);
  let p = 0;
  for (let j = 0; nodes.size > 0; j++) {
    const next: typeof nodes = new Map();
    for (const { capacities, pasts } of nodes.values()) {
      const { least, most } = ahead(capacities, j);
      const open: Past[] = [];
      for (const past of pasts.values()) {
        if (past.log + most <= limit) p += past.ways * Math.exp(past.log + allTables(capacities, columns.slice(j)));
        else if (past.log + least <= limit) open.push(past);
      }
      if (open.length === 0) continue;
      columnFills(capacities, columns[j] ?? 0, work, (left, log) => {
        const key = left.join();
        const node = next.get(key) ?? { capacities: left, pasts: new Map<number, Past>() };
        next.set(key, node);
        work.add(open.length);
        for (const past of open) {
          const here = past.log + log;
          const same = Math.round(here * 1e9);
          const known = node.pasts.get(same);
          if (known) known.ways += past.ways * Math.exp(here - known.log);
          else node.pasts.set(same, { log: here, ways: past.ways });
        }
      });
      if (work.tooMuch) return undefined;
    }
    nodes = next;
  }
  return work.tooMuch ? undefined : p;
}

/** The lowest and highest log chance of filling the columns from `j` on, with these capacities. */
function outlook(columns: readonly number[], work: Work) {
  const cache = new Map<string, { least: number; most: number }>();
  const last = columns.length - 1;
  return function look(capacities: readonly number[], j: number): { least: number; most: number } {
    const key = `${j}:${capacities.join()}`;
    const found = cache.get(key) ?? { least: Infinity, most: -Infinity };
    if (cache.has(key)) return found;
    if (j === last) found.least = found.most = -sum(capacities.map(logFactorial));
    else {
      columnFills(capacities, columns[j] ?? 0, work, (left, log) => {
        const { least, most } = look(left, j + 1);
        found.least = Math.min(found.least, log + least);
        found.most = Math.max(found.most, log + most);
      });
    }
    cache.set(key, found);
    return found;
  };
}

/**
 * The log of the sum, over all fillings of these columns, of 1 / (product of the cells'
 * factorials).
 */
function allTables(capacities: readonly number[], columns: readonly number[]): number {
  return logFactorial(sum(capacities)) - sum([...capacities, ...columns].map(logFactorial));
}

function logFactorial(n: number): number {
  return logGamma(n + 1);
}
