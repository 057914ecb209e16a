import { type LinearProgram } from '../../../src/publication/disclosure/linear-program.js';
import { gateGroup } from '../../../src/publication/disclosure/gate.js';
import type { CountedGroup, CountedTable } from '../../../src/publication/disclosure/counted.js';
import type { GroupRelease } from '../../../src/publication/disclosure/released.js';
import type { FindRange, SumRange } from '../../../src/publication/disclosure/solver.js';
import type { Disclosure } from '../../../src/study/definition.js';
import { rowOf, tableOf } from './counted.js';

/** A table of which every way to fill it in is tried. */
export interface SmallTable {
  readonly shape: CountedTable['shape'];
  readonly answers: number;
  readonly fold?: readonly (readonly string[])[];
  readonly sensitive?: boolean;
  /** How many answered in each bureau. */
  readonly bases: Readonly<Record<string, number>>;
  /** How many responses each bureau has, where that is more. */
  readonly n?: Readonly<Record<string, number>>;
  /** Bureaus too small for a table of their own are filled in from the first answer on: only their sum counts. */
  readonly together?: readonly string[];
  readonly rules: Disclosure;
}

/** A small number that somebody who knows the rules can tell from the others of its class. */
export interface Inverted {
  readonly viewer: string;
  readonly of: string;
  readonly code: string;
  readonly values: readonly number[];
  readonly base: number;
  /** How many ways to fill in the table show the same. */
  readonly truths: number;
  readonly example: Readonly<Record<string, readonly number[]>>;
  readonly shown: string;
}

type Rows = Readonly<Record<string, readonly number[]>>;

/** Returns every way to divide people over answers. */
export function divide(people: number, answers: number): number[][] {
  if (answers === 1) return [[people]];
  return Array.from({ length: people + 1 }, (_, first) =>
    divide(people - first, answers - 1).map((others) => [first, ...others]),
  ).flat();
}

/** Returns every number of people at each answer, where each can give several and at least one. */
function chooseSeveral(people: number, answers: number): number[][] {
  const all = (left: number): number[][] =>
    left === 0 ? [[]] : all(left - 1).flatMap((own) => Array.from({ length: people + 1 }, (_, i) => [...own, i]));
  return all(answers).filter((own) => own.reduce((sum, one) => sum + one, 0) >= people);
}

/** Returns a solver that solves no program twice. */
export function memoizeRange(findRange: FindRange): FindRange {
  const known = new Map<string, SumRange | undefined>();
  return (program: LinearProgram, sum) => {
    const key = program.seek('Minimize', sum);
    if (!known.has(key)) known.set(key, findRange(program, sum));
    return known.get(key);
  };
}

function countedOf(table: SmallTable, rows: Rows): CountedGroup {
  const { shape, answers, fold, sensitive = false, bases, n = bases } = table;
  const own = Object.entries(rows).map(([bureau, counts]) => [bureau, rowOf(counts, bases[bureau] ?? 0)] as const);
  return {
    group: 'group',
    n,
    tables: [tableOf(shape, answers, Object.fromEntries(own), { fold, sensitive })],
    routes: [],
    pairs: [],
  };
}

function viewOf(release: GroupRelease, viewer: string): string {
  const [table] = release.tables;
  return JSON.stringify([table?.pooled, viewer === 'public' ? null : (table?.own[viewer] ?? null)]);
}

/** Returns how many ways there are to fill in a table, and which small numbers its release tells. */
export function invert(
  table: SmallTable,
  findRange: FindRange,
): { tried: number; shown: Record<string, number>; inverted: Inverted[] } {
  const bureaus = Object.keys(table.bases);
  const few = table.together ?? [];
  const apart = bureaus.filter((bureau) => !few.includes(bureau));
  const people = few.reduce((sum, bureau) => sum + (table.bases[bureau] ?? 0), 0);
  const waysOf = (base: number) =>
    table.shape === 'several' ? chooseSeveral(base, table.answers) : divide(base, table.answers);
  let ways: Rows[] = [{}];
  for (const bureau of apart) {
    ways = ways.flatMap((rows) => waysOf(table.bases[bureau] ?? 0).map((own) => ({ ...rows, [bureau]: own })));
  }
  if (few.length) ways = ways.flatMap((rows) => waysOf(people).map((own) => ({ ...rows, ...spread(own, few, table) })));
  const seen = new Map<string, Rows[]>();
  const shown: Record<string, number> = {};
  for (const rows of ways) {
    const { release } = gateGroup(
      { rules: table.rules, counted: countedOf(table, rows) },
      { same: [], earlier: [] },
      findRange,
    );
    for (const viewer of ['public', ...apart]) {
      const view = viewOf(release, viewer);
      const key = `${viewer} ${view}`;
      const known = seen.get(key);
      if (known) known.push(rows);
      else seen.set(key, [rows]);
      const kind = `${viewer}: ${/withheld":"([a-z-]+)"}\]$/.exec(view)?.[1] ?? (view.includes('withheld') ? 'withheld' : view.includes('few') ? 'class' : 'number')}`;
      shown[kind] = (shown[kind] ?? 0) + 1;
    }
  }
  const inverted = [...seen].flatMap(([key, truths]) => look(key, truths, table));
  return { tried: ways.length, shown, inverted };
}

/** People of bureaus too small for a table of their own, of which only the sum is seen. */
function spread(own: readonly number[], bureaus: readonly string[], { bases, shape }: SmallTable): Rows {
  const left = [...own];
  return Object.fromEntries(
    bureaus.map((bureau) => {
      let base = bases[bureau] ?? 0;
      const row = left.map((count, i) => {
        const taken = Math.min(count, base);
        if (shape !== 'several') base -= taken;
        left[i] = count - taken;
        return taken;
      });
      return [bureau, row];
    }),
  );
}

function look(key: string, truths: readonly Rows[], table: SmallTable): Inverted[] {
  const [viewer = '', ...rest] = key.split(' ');
  const { cell } = table.rules;
  const bureaus = Object.keys(table.bases);
  const people: Record<string, readonly string[]> = { pooled: bureaus };
  if (viewer !== 'public') {
    people.own = [viewer];
    people.others = bureaus.filter((bureau) => bureau !== viewer);
  }
  return Object.entries(people).flatMap(([of, own]) => {
    const base = own.reduce((sum, bureau) => sum + (table.bases[bureau] ?? 0), 0);
    return Array.from({ length: table.answers }, (_, i) => i).flatMap((i): Inverted[] => {
      const values = new Set(truths.map((rows) => own.reduce((sum, bureau) => sum + (rows[bureau]?.[i] ?? 0), 0)));
      const low = Array.from({ length: cell }, (_, k) => k);
      const high = low.map((k) => base - k);
      const told = [low, high].some((all) => all.some((k) => values.has(k)) && !all.every((k) => values.has(k)));
      const [example = {}] = truths;
      return told
        ? [
            {
              viewer,
              of,
              code: String(i + 1),
              values: [...values].sort((a, b) => a - b),
              base,
              truths: truths.length,
              example,
              shown: rest.join(' '),
            },
          ]
        : [];
    });
  });
}
