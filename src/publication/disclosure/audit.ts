import type { Disclosure } from '../../study/definition.js';
import { addRows, countIn, type CountedGroup, type CountedTable, type Row } from './counted.js';
import { LinearProgram, type Sum } from './linear-program.js';
import { isShown, type GroupRelease, type Release, type ReleasedCell, type TableRelease } from './released.js';
import type { FindRange, Range } from './solver.js';

/** What somebody could derive of too few people. */
export interface Finding extends Range {
  /** The bureaus whose pages are put together; none for who sees what all see. */
  readonly viewer: readonly string[];
  readonly table: string;
  readonly codes: readonly string[];
  /** Whose number it is: of all, of a bureau, or of all others. */
  readonly of: 'all' | 'others' | (string & {});
  /** Whether it is of those who answered and did not give these answers. */
  readonly without: boolean;
}

/** Somebody who answered, and knows the own answer. */
export const respondent: readonly string[] = ['respondent'];

/** What is checked: what was counted, what is released of it, and what was before. */
export interface AuditInput {
  readonly rules: Disclosure;
  readonly counted: CountedGroup;
  /** The release that is checked; then those that were published of the same responses. */
  readonly releases: readonly GroupRelease[];
  /** What was published of more responses, of which some were erased since. */
  readonly earlier: readonly GroupRelease[];
}

/** Returns every set of viewers of whom it is checked what they can derive. */
export function listViewers(bureaus: readonly string[]): string[][] {
  const pairs = bureaus.flatMap((one, i) => bureaus.slice(i + 1).map((other) => [one, other]));
  // Two of three would see the third one alone, which no rule prevents.
  return [[], ...bureaus.map((bureau) => [bureau]), ...(bureaus.length > 3 ? pairs : [])];
}

/** Returns the tables that bear on each other: by routing, or in a crosstab. */
export function groupLinked({ tables, routes, pairs }: CountedGroup): CountedTable[][] {
  const links = [
    ...routes.map(({ table, gate }) => [table, gate]),
    ...pairs.map(({ row, column }) => [row, column]),
    ...tables.flatMap(({ id, chosenFrom }) => (chosenFrom ? [[id, chosenFrom.table]] : [])),
  ];
  const groups = tables.map((table) => new Set([table.id]));
  for (const link of links) {
    const touched = groups.filter((group) => link.some((id) => group.has(id)));
    const [first, ...others] = touched;
    for (const other of others) {
      for (const id of other) first?.add(id);
      other.clear();
    }
  }
  return groups.filter(({ size }) => size > 0).map((group) => tables.filter(({ id }) => group.has(id)));
}

/**
 * Returns what a viewer could derive of too few people, in tables that bear on each other. A number
 * that is small, or nearly all, must leave the viewer all of 0 to cell − 1, or of the same at the
 * other end.
 */
export function findDerivable(
  input: AuditInput,
  { viewer, tables }: { readonly viewer: readonly string[]; readonly tables: readonly CountedTable[] },
  findRange: FindRange,
): Finding[] {
  const ownShown = (bureau: string) =>
    [...input.releases, ...input.earlier].some((release) =>
      release.tables.some(({ id, own }) => tables.some((table) => table.id === id) && isShown(own[bureau])),
    );
  // Without a table of their own they see what all see.
  if (!viewer.every(ownShown)) return [];
  const targets = tables.flatMap((table) => listTargets(input, viewer, table));
  if (!targets.length) return [];
  const program = describe(input, viewer, tables);
  const hides = ({ low, high }: Range) => low === 0 && high >= input.rules.cell - 1;
  return targets.flatMap(({ table, codes, of, without, sum, people }) => {
    const range = findRange(program, sum) ?? { low: people, high: people };
    return hides(range) ? [] : [{ viewer, table, codes, of, without, ...range }];
  });
}

/** What somebody sees of a group, and could derive of too few people. */
export interface ViewerAudit {
  /** The bureaus whose pages are put together, `public` or `respondent`. */
  readonly viewer: string;
  /** How many numbers this viewer is not told. */
  readonly hidden: number;
  readonly derivable: readonly Finding[];
}

/** Returns what every viewer could derive of a group, of all that was published of it. */
export function auditGroup(input: AuditInput, findRange: FindRange): ViewerAudit[] {
  const linked = groupLinked(input.counted);
  const viewers = listViewers(Object.keys(input.counted.n));
  const seen = viewers.map((viewer): ViewerAudit => ({
    viewer: viewer.length ? viewer.join(' + ') : 'public',
    hidden: countHidden(input, viewer),
    derivable: linked.flatMap((tables) => findDerivable(input, { viewer, tables }, findRange)),
  }));
  const derivable = linked.flatMap((tables) => findByRespondents(input, tables, findRange));
  return [...seen, { viewer: 'respondent', hidden: countHidden(input, []), derivable }];
}

function countHidden({ releases }: AuditInput, viewer: readonly string[]): number {
  const [latest] = releases;
  const shown = latest?.tables.flatMap(({ pooled, own }) => [pooled, ...viewer.map((bureau) => own[bureau])]) ?? [];
  return shown.filter(isShown).reduce((sum, { cells }) => sum + cells.filter(({ count }) => count === null).length, 0);
}

/**
 * Returns where somebody who knows the own answer would see that all others, or none of them, gave
 * an answer.
 */
export function findByRespondents(input: AuditInput, tables: readonly CountedTable[], findRange: FindRange): Finding[] {
  return tables.flatMap((table) => {
    const shown = input.releases.flatMap((release) => release.tables.filter(({ id }) => id === table.id));
    const open = shown.some(({ pooled }) => isShown(pooled) && pooled.cells.some(({ count }) => count === null));
    if (!open) return [];
    const { base, counts } = addRows(table);
    return table.codes.flatMap((own) => {
      if (!counts[own]) return [];
      const program = describe(input, [], tables);
      program.limit(sumOf(0, [rest], table.id, own), 1, null);
      return table.codes.flatMap((code): Finding[] => {
        const range = findRange(program, sumOf(0, [rest], table.id, code));
        const mine = code === own ? 1 : 0;
        if (!range || (range.high > mine && range.low < base - 1 + mine)) return [];
        return [
          {
            viewer: respondent,
            table: table.id,
            codes: [code],
            of: 'others',
            without: false,
            low: range.low - mine,
            high: range.high - mine,
          },
        ];
      });
    });
  });
}

interface Target {
  readonly table: string;
  readonly codes: readonly string[];
  readonly of: Finding['of'];
  readonly without: boolean;
  readonly sum: Sum;
  readonly people: number;
}

/** The numbers of few people, or of nearly all, that a viewer could want to know. */
function listTargets(
  { rules, counted, releases }: AuditInput,
  viewer: readonly string[],
  table: CountedTable,
): Target[] {
  const shown = releases.flatMap(({ tables }) => tables.filter(({ id }) => id === table.id));
  const routed = counted.routes.filter(({ gate }) => gate === table.id).map((route) => route.table);
  const bearing = releases.flatMap(({ tables }) => tables.filter(({ id }) => id === table.id || routed.includes(id)));
  const open = bearing.some(({ pooled, own }) => isShown(pooled) || viewer.some((bureau) => isShown(own[bureau])));
  if (!open) return [];
  const others = Object.keys(counted.n).filter((bureau) => !viewer.includes(bureau));
  const people: readonly { readonly of: Finding['of']; readonly row: Row; readonly who: readonly string[] }[] = [
    ...viewer.map((bureau) => ({ of: bureau, row: addRows(table, [bureau]), who: [bureau] })),
    ...(viewer.length ? [{ of: 'others', row: addRows(table, others), who: [rest] }] : []),
    { of: 'all', row: addRows(table), who: [...viewer, rest] },
  ];
  const blocks = new Map<string, readonly string[]>(table.codes.map((code) => [code, [code]]));
  if (table.shape !== 'several') {
    for (const release of shown.flatMap(({ pooled, own }) => [pooled, ...viewer.map((bureau) => own[bureau])])) {
      if (isShown(release)) for (const { codes } of release.cells) blocks.set(codes.join(), codes);
    }
  }
  return people.flatMap(({ of, row, who }) =>
    [...blocks.values()].flatMap((codes): Target[] => {
      const isWhole = table.shape !== 'several' && codes.length === table.codes.length;
      const isTold = (code: string) => table.exact.includes(code) || table.leftOut.includes(code);
      const told = of === 'all' && row.base >= rules.anchorBase && codes.every(isTold);
      if (isWhole || told || row.base === 0) return [];
      const about = { table: table.id, codes, of };
      const given = who.flatMap((one) => codes.map((code) => unknown(0, one, table.id, code)));
      const bases: Sum = who.map((one) => baseOf(0, one, table.id));
      const count = countIn(row, codes);
      return [
        { ...about, without: false, people: count, sum: given.map((name) => [name, 1] as const) },
        {
          ...about,
          without: true,
          people: row.base - count,
          sum: [...bases, ...given.map((name) => [name, -1] as const)],
        },
      ].filter((target) => target.people < rules.cell);
    }),
  );
}

/** The people of no viewer. */
const rest = '*';

/** The name of an unknown number: of which responses, whose, in which table, of which answer. */
function unknown(of: number, who: string, table: string, code: string): string {
  return JSON.stringify([of, who, table, code]);
}

/** Everything that a viewer knows of tables that bear on each other. */
function describe(
  { counted, releases, earlier }: AuditInput,
  viewer: readonly string[],
  tables: readonly CountedTable[],
): LinearProgram {
  const program = new LinearProgram();
  const versions = [{ of: 0, releases }, ...earlier.map((release, i) => ({ of: i + 1, releases: [release] }))];
  for (const { of, releases: published } of versions) {
    for (const { n, rules, tables: released, crosstabs } of published) {
      for (const table of tables) {
        const found = released.find(({ id }) => id === table.id);
        if (found) describeTable(program, { of, viewer, table, found, n, rules });
      }
      for (const table of tables) describeChosen(program, { of, viewer, table, tables });
      for (const route of counted.routes) describeRoute(program, { of, viewer, route, tables, n });
      for (const crosstab of crosstabs) {
        const { counts } = crosstab;
        if (!counts) continue;
        const sides = [
          { id: crosstab.row, blocks: crosstab.rows, sums: counts.map(total) },
          {
            id: crosstab.column,
            blocks: crosstab.columns,
            sums: crosstab.columns.map((_, i) => total(counts.map((row) => row[i] ?? 0))),
          },
        ];
        for (const { id, blocks, sums } of sides) {
          const table = tables.find((one) => one.id === id);
          const pooled = released.find((one) => one.id === id)?.pooled;
          if (!table || !isShown(pooled)) continue;
          // Who answered one of both questions alone is in its table and not in the crosstab.
          const alone = pooled.base - total(sums);
          blocks.forEach((codes, i) => {
            const sum = codes.flatMap((code) => sumOf(of, [...viewer, rest], table.id, code));
            program.limit(sum, sums[i] ?? 0, (sums[i] ?? 0) + alone);
          });
        }
      }
    }
    for (const { n } of of > 0 ? published : [])
      describeErased(program, { of, viewer, tables, before: n, now: counted.n });
  }
  return program;
}

interface DescribedErasure {
  readonly of: number;
  readonly viewer: readonly string[];
  readonly tables: readonly CountedTable[];
  readonly before: Readonly<Record<string, number>>;
  readonly now: Readonly<Record<string, number>>;
}

/** Who was erased since was there before, and gave each answer once at most. */
function describeErased(program: LinearProgram, { of, viewer, tables, before, now }: DescribedErasure): void {
  const gone = (bureaus: readonly string[]) =>
    total(bureaus.map((bureau) => (before[bureau] ?? 0) - (now[bureau] ?? 0)));
  const others = Object.keys(now).filter((bureau) => !viewer.includes(bureau));
  for (const who of [...viewer, rest]) {
    const most = gone(who === rest ? others : [who]);
    for (const { id, codes } of tables) {
      const change = codes.map((code): Sum => [
        [unknown(of, who, id, code), 1],
        [unknown(0, who, id, code), -1],
      ]);
      const bases: Sum = [
        [baseOf(of, who, id)[0], 1],
        [baseOf(0, who, id)[0], -1],
      ];
      for (const sum of [...change, bases]) program.limit(sum, 0, most);
    }
  }
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

function sumOf(of: number, people: readonly string[], table: string, code: string): Sum {
  return people.map((who) => [unknown(of, who, table, code), 1]);
}

interface Described {
  readonly of: number;
  readonly viewer: readonly string[];
  readonly table: CountedTable;
  readonly found: TableRelease;
  readonly n: Readonly<Record<string, number>>;
  readonly rules: Disclosure;
}

function describeTable(program: LinearProgram, { of, viewer, table, found, n, rules }: Described): void {
  const others = total(Object.entries(n).flatMap(([bureau, people]) => (viewer.includes(bureau) ? [] : [people])));
  for (const who of [...viewer, rest]) {
    program.limit([baseOf(of, who, table.id)], null, who === rest ? others : (n[who] ?? 0));
    describePeople(program, { of, who, table });
  }
  describeRelease(program, found.pooled, { of, who: [...viewer, rest], table, rules });
  for (const bureau of viewer) describeRelease(program, found.own[bureau], { of, who: [bureau], table, rules });
}

interface DescribedPeople {
  readonly of: number;
  readonly who: string;
  readonly table: CountedTable;
}

/** How many people answered, beside how many of them gave each answer. */
function describePeople(program: LinearProgram, { of, who, table }: DescribedPeople): void {
  const { id, codes, shape, exclusive, most, chosenFrom } = table;
  const name = (code: string, times = 1): Sum[number] => [unknown(of, who, id, code), times];
  const all = codes.map((code) => name(code));
  const base = (times: number): Sum[number] => [baseOf(of, who, id)[0], times];
  if (shape !== 'several') {
    program.limit([...all, base(-1)], 0, 0);
    return;
  }
  program.limit([...all, base(-1)], 0, null);
  if (most !== undefined) program.limit([...all, base(-most)], null, 0);
  for (const code of codes) {
    program.limit([name(code), base(-1)], null, 0);
    for (const alone of exclusive) {
      if (alone !== code && codes.includes(alone)) program.limit([name(code), name(alone), base(-1)], null, 0);
    }
    if (chosenFrom) program.limit([[unknown(of, who, chosenFrom.table, code), 1], name(code, -1)], 0, null);
  }
}

/** The unknown number of people who answered. */
function baseOf(of: number, who: string, table: string): Sum[number] {
  return [JSON.stringify([of, who, table]), 1];
}

interface DescribedRelease {
  readonly of: number;
  readonly who: readonly string[];
  readonly table: CountedTable;
  readonly rules: Disclosure;
}

function describeRelease(program: LinearProgram, release: Release | undefined, about: DescribedRelease): void {
  const { of, who, table, rules } = about;
  const sum = (codes: readonly string[]) => codes.flatMap((code) => sumOf(of, who, table.id, code));
  const bases = who.map((one) => baseOf(of, one, table.id));
  if (!isShown(release)) {
    if (release?.withheld === 'few-own') program.limit(bases, null, rules.base - 1);
    return;
  }
  const { base, cells } = release;
  program.limit(bases, base, base);
  for (const cell of cells) {
    if (table.shape === 'several' && cell.codes.length > 1) describeUnion(program, cell, sum, rules);
    else program.limit(sum(cell.codes), ...limitsOf(cell, base, rules));
  }
}

/** Between which numbers a cell lies, by what is told of it. */
function limitsOf(cell: ReleasedCell, base: number, rules: Disclosure): [low: number | null, high: number | null] {
  if (cell.count !== null) return [cell.count, cell.count];
  if (cell.class === 'few') return [0, rules.cell - 1];
  return cell.class === 'nearly-all' ? [base - rules.cell + 1, base] : [null, null];
}

/** Answers of few people each, of which it is told how many gave at least one. */
function describeUnion(
  program: LinearProgram,
  { codes, count }: ReleasedCell,
  sum: (codes: readonly string[]) => Sum,
  rules: Disclosure,
): void {
  for (const code of codes) program.limit(sum([code]), null, Math.min(rules.cell - 1, count ?? Infinity));
  program.limit(sum(codes), count, null);
}

interface DescribedChoice {
  readonly of: number;
  readonly viewer: readonly string[];
  readonly table: CountedTable;
  readonly tables: readonly CountedTable[];
}

/** Who chose out of their answers to another question gave so many there, and all others one. */
function describeChosen(
  program: LinearProgram,
  { of, viewer, table: { id, chosenFrom }, tables }: DescribedChoice,
): void {
  const source = tables.find((one) => one.id === chosenFrom?.table);
  if (!source || !chosenFrom) return;
  for (const who of [...viewer, rest]) {
    const given = source.codes.flatMap((code) => sumOf(of, [who], source.id, code));
    const [answered, chose] = [baseOf(of, who, source.id)[0], baseOf(of, who, id)[0]];
    program.limit([...given, [answered, -1], [chose, 1 - chosenFrom.atLeast]], 0, null);
  }
}

interface DescribedRoute {
  readonly of: number;
  readonly viewer: readonly string[];
  readonly route: CountedGroup['routes'][number];
  readonly tables: readonly CountedTable[];
  readonly n: Readonly<Record<string, number>>;
}

/** Who answered a routed question gave an answer that leads to it, and none that leads past it. */
function describeRoute(program: LinearProgram, { of, viewer, route, tables, n }: DescribedRoute): void {
  if (![route.gate, route.table].every((id) => tables.some((table) => table.id === id))) return;
  const others = total(Object.entries(n).flatMap(([bureau, people]) => (viewer.includes(bureau) ? [] : [people])));
  for (const who of [...viewer, rest]) {
    const given = route.codes.flatMap((code) => sumOf(of, [who], route.gate, code));
    const [name] = baseOf(of, who, route.table);
    if (route.past) program.limit([...given, [name, 1]], null, who === rest ? others : (n[who] ?? 0));
    else program.limit([...given, [name, -1]], 0, null);
  }
}
