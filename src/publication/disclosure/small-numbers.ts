import type { Disclosure } from '../../study/definition.js';
import { addRows, countIn, gatesOf, type CountedTable, type Row } from './counted.js';
import type { Knowledge } from './knowledge.js';
import { times, type Sum } from './linear-program.js';
import { isShown, type TableRelease } from './released.js';
import { rest, Unknowns } from './unknowns.js';

/** A number of few people, or of nearly all, that a viewer could want to know. */
export interface SmallNumber {
  readonly table: string;
  readonly codes: readonly string[];
  /** Whose number it is: of all, of a bureau, or of all others. */
  readonly of: 'all' | 'others' | (string & {});
  /** Whether it is of those who answered and did not give these answers. */
  readonly without: boolean;
  /** What it is the sum of, for somebody who does not know it. */
  readonly sum: Sum;
  readonly people: number;
  /** How many of all it is, where that is told on purpose: of nobody it can be more. */
  readonly told: number;
}

/**
 * Returns the numbers of too few people, or of nearly all, in a table that a viewer sees or in one
 * that leads to it. Left out are those that are told on purpose.
 */
export function listSmallNumbers(
  { rules, counted, releases }: Omit<Knowledge, 'earlier'> & { readonly rules: Disclosure },
  viewer: readonly string[],
  table: CountedTable,
): SmallNumber[] {
  const ledTo = counted.routes.filter((route) => gatesOf(route).includes(table.id)).flatMap(({ tables }) => tables);
  const bearing = releases.flatMap(({ tables }) => tables.filter(({ id }) => id === table.id || ledTo.includes(id)));
  const isSeen = ({ pooled, own }: TableRelease) => [pooled, ...viewer.map((bureau) => own[bureau])].some(isShown);
  if (!bearing.some(isSeen)) return [];
  const shown = bearing.filter(({ id }) => id === table.id);
  const unknowns = new Unknowns(0, viewer, counted.n);
  const all = addRows(table);
  return listPeople(viewer, Object.keys(counted.n)).flatMap(({ of, bureaus, who }) => {
    const row: Row = addRows(table, bureaus);
    if (row.base === 0) return [];
    return listBlocks(table, viewer, shown).flatMap((codes): SmallNumber[] => {
      const isWhole = table.shape !== 'several' && codes.length === table.codes.length;
      const isTold = codes.every((code) => isToldExactly(table, code, shown, rules));
      if (isWhole || (of === 'all' && isTold)) return [];
      const [given, answered] = [unknowns.given(who, table.id, codes), unknowns.answered(who, table.id)];
      const people = countIn(row, codes);
      const [most, others] = isTold ? [countIn(all, codes), all.base - countIn(all, codes)] : [Infinity, Infinity];
      const about = { table: table.id, codes, of };
      return [
        { ...about, without: false, sum: given, people, told: most },
        { ...about, without: true, sum: [...answered, ...times(-1, given)], people: row.base - people, told: others },
      ].filter((number) => number.people < rules.cell);
    });
  });
}

interface People {
  readonly of: SmallNumber['of'];
  readonly bureaus: readonly string[];
  /** The same people as the viewer tells them apart. */
  readonly who: readonly string[];
}

/** The people of whom a viewer could want to know something. */
function listPeople(viewer: readonly string[], bureaus: readonly string[]): People[] {
  const all: People = { of: 'all', bureaus, who: [...viewer, rest] };
  if (!viewer.length) return [all];
  const others = bureaus.filter((bureau) => !viewer.includes(bureau));
  const own = viewer.map((bureau): People => ({ of: bureau, bureaus: [bureau], who: [bureau] }));
  return [...own, { of: 'others', bureaus: others, who: [rest] }, all];
}

/** Each answer, and all that stand joined somewhere; of a multiple choice these are not a sum. */
function listBlocks(
  { codes, shape }: CountedTable,
  viewer: readonly string[],
  shown: readonly TableRelease[],
): (readonly string[])[] {
  const blocks = new Map<string, readonly string[]>(codes.map((code) => [code, [code]]));
  if (shape === 'several') return [...blocks.values()];
  for (const release of shown.flatMap(({ pooled, own }) => [pooled, ...viewer.map((bureau) => own[bureau])])) {
    if (isShown(release)) for (const cell of release.cells) blocks.set(cell.codes.join(), cell.codes);
  }
  return [...blocks.values()];
}

/** Whether it is told on purpose how many gave an answer of an anchor, all bureaus together. */
function isToldExactly(
  { exact, leftOut }: CountedTable,
  code: string,
  shown: readonly TableRelease[],
  { anchorBase }: Disclosure,
): boolean {
  if (!exact.includes(code) && !leftOut.includes(code)) return false;
  return shown.some(
    ({ pooled }) =>
      isShown(pooled) &&
      pooled.base >= anchorBase &&
      pooled.cells.some(({ codes, count }) => count !== null && codes.join() === code),
  );
}
