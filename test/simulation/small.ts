import { classOf } from '../../src/publication/disclosure/release-table.js';
import { findByRespondents, findDerivable, listViewers } from '../../src/publication/disclosure/audit.js';
import {
  addRows,
  countIn,
  type CountedGroup,
  type CountedTable,
  type Row,
} from '../../src/publication/disclosure/counted.js';
import { gateGroup } from '../../src/publication/disclosure/gate.js';
import type { GroupRelease, Release, ReleasedCell } from '../../src/publication/disclosure/released.js';
import type { FindRange } from '../../src/publication/disclosure/solver.js';
import type { Disclosure } from '../../src/study/definition.js';

/** How many options are told: by a number of their own, by a number at all, or by any word. */
export const measures = {
  number: ({ count, codes }: ReleasedCell) => count !== null && codes.length === 1,
  joined: ({ count }: ReleasedCell) => count !== null,
  any: ({ count, class: kind }: ReleasedCell) => count !== null || kind !== null,
} as const;
export type Measure = keyof typeof measures;

/** How many options the gate tells, and how many could be told at most. */
export type Compared = Record<Measure, { gate: number; best: number }>;

/** A question of one answer: how many of each bureau gave each answer, in the order of the codes. */
export type Small = Readonly<Record<string, readonly number[]>>;

/**
 * Returns how many options of a table the gate tells, of all bureaus together or of one, beside the most
 * that any way to join and hide them could tell within the same rules and past the same auditor.
 */
export function compareWithBest(
  small: Small,
  bureau: string | undefined,
  rules: Disclosure,
  findRange: FindRange,
): Compared {
  const counted = countedOf(small);
  const [table] = counted.tables;
  if (!table) throw new Error('a group of one table');
  const { release } = gateGroup({ rules, counted }, { same: [], earlier: [] }, findRange);
  const shown = shownIn(release, bureau);
  const row = addRows(table, bureau === undefined ? undefined : [bureau]);
  const ways = waysToShow(table, row, rules);
  const passes = (cells: readonly ReleasedCell[]) =>
    isSafe(replace(release, bureau, { base: row.base, cells }), { counted, rules }, findRange);
  const compared = Object.fromEntries(
    Object.entries(measures).map(([name, tells]) => {
      const told = (cells: readonly ReleasedCell[]) =>
        cells.filter(tells).reduce((sum, { codes }) => sum + codes.length, 0);
      const gate = told(shown);
      const better = ways.filter((cells) => told(cells) > gate).toSorted((a, b) => told(b) - told(a));
      const best = better.find(passes);
      return [name, { gate, best: best ? told(best) : gate }];
    }),
  );
  return compared as Compared;
}

function countedOf(small: Small): CountedGroup {
  const codes = (Object.values(small)[0] ?? []).map((_, i) => String(i + 1));
  const sum = (counts: readonly number[]) => counts.reduce((total, one) => total + one, 0);
  const rows = Object.fromEntries(
    Object.entries(small).map(([bureau, counts]): [string, Row] => [
      bureau,
      { base: sum(counts), counts: Object.fromEntries(codes.map((code, i) => [code, counts[i] ?? 0])) },
    ]),
  );
  const table: CountedTable = {
    ...{ id: 'T', shape: 'one', codes, fold: undefined, sensitive: false, exact: [], leftOut: [], missing: [] },
    ...{ partial: false, exclusive: [], chosenFrom: undefined, most: undefined, union: undefined, rows },
  };
  const n = Object.fromEntries(Object.entries(rows).map(([bureau, { base }]) => [bureau, base]));
  return { group: 'small', n, tables: [table], routes: [], pairs: [] };
}

function shownIn({ tables }: GroupRelease, bureau: string | undefined): readonly ReleasedCell[] {
  const release = bureau === undefined ? tables[0]?.pooled : tables[0]?.own[bureau];
  return release && 'cells' in release ? release.cells : [];
}

function replace(release: GroupRelease, bureau: string | undefined, shown: Release): GroupRelease {
  const tables = release.tables.map((table) =>
    bureau === undefined ? { ...table, pooled: shown, own: {} } : { ...table, own: { [bureau]: shown } },
  );
  return { ...release, tables };
}

function isSafe(
  release: GroupRelease,
  { counted, rules }: { readonly counted: CountedGroup; readonly rules: Disclosure },
  findRange: FindRange,
): boolean {
  const input = { rules, counted, releases: [release], earlier: [] };
  return (
    listViewers(Object.keys(counted.n)).every(
      (viewer) => findDerivable(input, { viewer, tables: counted.tables }, findRange).length === 0,
    ) && findByRespondents(input, counted.tables, findRange).length === 0
  );
}

/** Every way to join options, and to tell each by its number, its class or nothing, within the rules. */
function waysToShow({ codes }: CountedTable, row: Row, rules: Disclosure): ReleasedCell[][] {
  return divideInBlocks(codes)
    .filter((blocks) => blocks.length > 1)
    .flatMap((blocks) =>
      blocks.reduce<ReleasedCell[][]>(
        (ways, block) => ways.flatMap((cells) => formsOf(block, row, rules).map((cell) => [...cells, cell])),
        [[]],
      ),
    );
}

function formsOf(codes: readonly string[], row: Row, rules: Disclosure): ReleasedCell[] {
  const count = countIn(row, codes);
  const kind = classOf(count, row.base, rules);
  const nothing = { codes, count: null, class: null };
  return [nothing, kind === null ? { codes, count, class: null } : { codes, count: null, class: kind }];
}

/** Every way to divide codes in blocks. */
function divideInBlocks(codes: readonly string[]): string[][][] {
  const [first, ...others] = codes;
  if (first === undefined) return [[]];
  return divideInBlocks(others).flatMap((blocks) => [
    [[first], ...blocks],
    ...blocks.map((_, i) => blocks.map((block, j) => (i === j ? [first, ...block] : block))),
  ]);
}
