import type { Disclosure } from '../../study/definition.js';
import { countPairs, leftOpen, type CountedGroup, type CountedPair, type CountedTable } from './counted.js';
import { LinearProgram, type Sum } from './linear-program.js';
import { isShown, peopleIn, type CrosstabRelease, type GroupRelease, type Release } from './released.js';
import type { FindRange, SumRange } from './solver.js';

/** What is published of a group, beside what was counted. */
interface Published {
  readonly rules: Disclosure;
  readonly counted: CountedGroup;
  /** Of the responses that are there now, the latest first. */
  readonly releases: readonly GroupRelease[];
  /** Of more responses, of which some were erased since. */
  readonly earlier: readonly GroupRelease[];
}

/** A number of few people that a crosstab tells more of than its two tables do. */
export interface CrosstabFinding extends SumRange {
  readonly viewer: readonly string[];
  readonly table: string;
  /** Of the row, then of the column; an empty one is of who left the question open. */
  readonly codes: readonly string[];
  readonly of: string;
  readonly without: false;
}

/** Who is of none of the viewer's bureaus. */
const rest = '*';

type Shown = CrosstabRelease & { readonly counts: NonNullable<CrosstabRelease['counts']> };

/**
 * Returns the numbers of few people of which a crosstab tells a viewer more than both of its tables
 * do: pairs of answers of each bureau and of all others, and answers of who left the other question
 * open.
 */
export function findInCrosstab(
  published: Published,
  { viewer, pair }: { readonly viewer: readonly string[]; readonly pair: CountedPair },
  findRange: FindRange,
): CrosstabFinding[] {
  const { rules, counted, releases, earlier } = published;
  const shown = releases.flatMap(({ crosstabs }) => crosstabs.filter((one) => isOf(one, pair)).filter(hasCounts));
  const sees = (bureau: string) =>
    [...releases, ...earlier].some(({ tables }) =>
      tables.some(({ id, own }) => (id === pair.row || id === pair.column) && isShown(own[bureau])),
    );
  // Without a table of their own they see what all see.
  if (!shown.length || !viewer.every(sees)) return [];
  const [tables, whole] = [false, true].map((crosstabs) => describePair(published, { viewer, pair, crosstabs }));
  if (!tables || !whole) return [];
  const bureaus = Object.keys(counted.n);
  const others = bureaus.filter((bureau) => !viewer.includes(bureau));
  const people = [
    ...viewer.map((bureau) => ({ of: bureau, bureaus: [bureau], who: [bureau] })),
    ...(viewer.length ? [{ of: 'others', bureaus: others, who: [rest] }] : []),
    { of: 'all', bureaus, who: [...viewer, rest] },
  ];
  return shown.flatMap((crosstab) =>
    cellsOf(crosstab, pair).flatMap(([codes, block]) =>
      people.flatMap(({ of, bureaus: counts, who }): CrosstabFinding[] => {
        const met = countPairs(pair, codes, block, counts);
        if (met >= rules.cell) return [];
        const sum = who.flatMap((one) => sumOf(0, one, codes, block));
        const after = findRange(whole, sum, { met, enough: { low: 0, high: rules.cell - 1 } });
        if (!after || (after.low === 0 && after.high >= rules.cell - 1)) return [];
        // Only an end that the crosstab narrows, to what is too few, needs to be sought without it.
        const before = findRange(tables, sum, {
          met,
          enough: {
            low: after.low === 0 ? met : after.low - 1,
            high: after.high >= rules.cell - 1 ? met : after.high + 1,
          },
        });
        const asBefore = before && after.low <= before.low && after.high >= Math.min(before.high, rules.cell - 1);
        return asBefore ? [] : [{ viewer, table: pair.row, codes: [...codes, ...block], of, without: false, ...after }];
      }),
    ),
  );
}

function isOf(one: CrosstabRelease, { row, column }: CountedPair): boolean {
  return one.row === row && one.column === column;
}

function hasCounts(crosstab: CrosstabRelease): crosstab is Shown {
  return crosstab.counts !== null;
}

/** Pairs of answers, and each answer with the other question left open, where anybody did so. */
function cellsOf(
  { rows, columns, open }: Shown,
  pair: CountedPair,
): (readonly [readonly string[], readonly string[]])[] {
  const alone = [
    ...rows.map((codes) => [codes, [leftOpen]] as const),
    ...columns.map((block) => [[leftOpen], block] as const),
  ];
  const isTold = open === null && alone.every(([codes, block]) => countPairs(pair, codes, block) === 0);
  return [...rows.flatMap((codes) => columns.map((block) => [codes, block] as const)), ...(isTold ? [] : alone)];
}

interface Described {
  readonly viewer: readonly string[];
  readonly pair: CountedPair;
  /** Whether crosstabs are known, beside the tables. */
  readonly crosstabs: boolean;
}

/** All that a viewer knows of pairs of answers to two questions. */
function describePair({ counted, releases, earlier }: Published, about: Described): LinearProgram | undefined {
  const { viewer, pair } = about;
  const [row, column] = [pair.row, pair.column].map((id) => counted.tables.find((table) => table.id === id));
  if (!row || !column) return undefined;
  const program = new LinearProgram();
  const versions = [
    ...releases.map((release) => [0, release] as const),
    ...earlier.map((one, i) => [i + 1, one] as const),
  ];
  for (const [of, release] of versions) {
    const { n, crosstabs } = release;
    const every = (table: CountedTable) => [...table.codes, leftOpen];
    const own = viewer.reduce((sum, bureau) => sum + (n[bureau] ?? 0), 0);
    for (const who of [...viewer, rest]) {
      const people = who === rest ? peopleIn(release) - own : (n[who] ?? 0);
      program.limit(sumOf(of, who, every(row), every(column)), people, people);
      if (of > 0) describeErased(program, { of, who, rows: every(row), columns: every(column) });
    }
    const sides = [
      { table: row, sum: (who: string, codes: readonly string[]) => sumOf(of, who, codes, every(column)) },
      { table: column, sum: (who: string, codes: readonly string[]) => sumOf(of, who, every(row), codes) },
    ];
    for (const { table, sum } of sides) {
      const found = release.tables.find(({ id }) => id === table.id);
      const whoever = [
        { who: [...viewer, rest], shown: found?.pooled },
        ...viewer.map((bureau) => ({ who: [bureau], shown: found?.own[bureau] })),
      ];
      for (const { who, shown } of whoever)
        describeTable(program, {
          table,
          shown,
          rules: release.rules,
          sum: (codes) => who.flatMap((one) => sum(one, codes)),
        });
    }
    if (!about.crosstabs) continue;
    for (const crosstab of crosstabs.filter((one) => isOf(one, pair)).filter(hasCounts)) {
      const { open } = crosstab;
      crosstab.rows.forEach((codes, i) => {
        crosstab.columns.forEach((block, j) => {
          const [a, b] = [
            i === open?.row ? [...codes, leftOpen] : codes,
            j === open?.column ? [...block, leftOpen] : block,
          ];
          const count = crosstab.counts[i]?.[j] ?? 0;
          program.limit(
            [...viewer, rest].flatMap((who) => sumOf(of, who, a, b)),
            count,
            count,
          );
        });
      });
    }
  }
  return program;
}

/** What a table tells of the people of one of both questions. */
function describeTable(
  program: LinearProgram,
  {
    table,
    shown,
    rules,
    sum,
  }: {
    readonly table: CountedTable;
    readonly shown: Release | undefined;
    readonly rules: Disclosure;
    readonly sum: (codes: readonly string[]) => Sum;
  },
): void {
  if (!isShown(shown)) {
    if (shown?.withheld === 'few-own') program.limit(sum(table.codes), 0, rules.base - 1);
    return;
  }
  const { base, cells } = shown;
  // An anchor counts some of those who answered.
  const most = (people: number) => (table.exact.length ? null : people);
  program.limit(sum(table.codes), base, most(base));
  for (const { codes, count, class: kind } of cells) {
    if (count !== null) program.limit(sum(codes), count, most(count));
    else if (kind === 'few') program.limit(sum(codes), 0, most(rules.cell - 1));
    else if (kind === 'nearly-all') program.limit(sum(codes), base - rules.cell + 1, most(base));
  }
}

/** Who was erased since gave the same answers before. */
function describeErased(
  program: LinearProgram,
  {
    of,
    who,
    rows,
    columns,
  }: {
    readonly of: number;
    readonly who: string;
    readonly rows: readonly string[];
    readonly columns: readonly string[];
  },
): void {
  for (const code of rows) {
    for (const other of columns) {
      const [before, now] = [of, 0].map((one) => nameOf(one, who, code, other)) as [string, string];
      program.limit(
        [
          [before, 1],
          [now, -1],
        ],
        0,
        null,
      );
    }
  }
}

function nameOf(of: number, who: string, code: string, other: string): string {
  return JSON.stringify([of, who, code, other]);
}

function sumOf(of: number, who: string, codes: readonly string[], others: readonly string[]): Sum {
  return codes.flatMap((code) => others.map((other) => [nameOf(of, who, code, other), 1] as const));
}
