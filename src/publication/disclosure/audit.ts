import type { Disclosure } from '../../study/definition.js';
import { findInCrosstab } from './audit-crosstab.js';
import { addRows, gatesOf, type CountedGroup, type CountedTable } from './counted.js';
import { describeKnowledge, type Knowledge } from './knowledge.js';
import { isShown } from './released.js';
import { listSmallNumbers, type SmallNumber } from './small-numbers.js';
import type { FindRange, SumRange } from './solver.js';
import { rest, Unknowns } from './unknowns.js';

/** What somebody could derive of too few people. */
export interface Derivable extends SumRange, Omit<SmallNumber, 'sum' | 'people' | 'told'> {
  /** The bureaus whose pages are put together; none for who sees what all see. */
  readonly viewer: readonly string[];
}

/** Somebody who answered, and knows the own answer. */
export const respondent: readonly string[] = ['respondent'];

/** What is checked, by which rules. The release that is checked is the first one. */
export interface AuditInput extends Knowledge {
  readonly rules: Disclosure;
}

/** Returns every set of viewers of whom it is checked what they can derive. */
export function listViewers(bureaus: readonly string[]): string[][] {
  const pairs = bureaus.flatMap((one, i) => bureaus.slice(i + 1).map((other) => [one, other]));
  // Two of three would see the third one alone, which no rule prevents.
  return [[], ...bureaus.map((bureau) => [bureau]), ...(bureaus.length > 3 ? pairs : [])];
}

/**
 * Returns the tables that bear on each other: by routing, in a crosstab, or as a choice out of one.
 */
export function groupLinked({ tables, routes, pairs }: CountedGroup): CountedTable[][] {
  const links = [
    ...routes.map((route) => [...route.tables, ...gatesOf(route)]),
    ...pairs.map(({ row, column }) => [row, column]),
    ...tables.flatMap(({ id, chosenFrom }) => (chosenFrom === undefined ? [] : [[id, chosenFrom]])),
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
 * other end; where fewer of all together are told on purpose, all that these leave.
 */
export function findDerivable(
  input: AuditInput,
  { viewer, tables }: { readonly viewer: readonly string[]; readonly tables: readonly CountedTable[] },
  findRange: FindRange,
): Derivable[] {
  const ownShown = (bureau: string) =>
    [...input.releases, ...input.earlier].some((release) =>
      release.tables.some(({ id, own }) => tables.some((table) => table.id === id) && isShown(own[bureau])),
    );
  // Without a table of their own they see what all see.
  if (!viewer.every(ownShown)) return [];
  const sought = tables.flatMap((table) => listSmallNumbers(input, viewer, table));
  if (!sought.length) return [];
  const program = describeKnowledge(input, viewer, tables);
  return sought.flatMap(({ sum, people, told, ...about }) => {
    const enough = { low: 0, high: Math.min(input.rules.cell - 1, told) };
    const range = findRange(program, sum, { met: people, enough }) ?? { low: people, high: people };
    return range.low <= enough.low && range.high >= enough.high ? [] : [{ viewer, ...about, ...range }];
  });
}

/**
 * Returns where somebody who knows the own answer would see that all others, or none of them, gave
 * an answer.
 */
export function findByRespondents(
  input: AuditInput,
  tables: readonly CountedTable[],
  findRange: FindRange,
): Derivable[] {
  const unknowns = new Unknowns(0, [], input.counted.n);
  return tables.flatMap((table) => {
    const shown = input.releases.flatMap((release) => release.tables.filter(({ id }) => id === table.id));
    const open = shown.some(({ pooled }) => isShown(pooled) && pooled.cells.some(({ count }) => count === null));
    if (!open) return [];
    const { base, counts } = addRows(table);
    return table.codes.flatMap((own) => {
      if (!counts[own]) return [];
      const program = describeKnowledge(input, [], tables);
      program.limit(unknowns.given([rest], table.id, [own]), 1, null);
      return table.codes.flatMap((code): Derivable[] => {
        const mine = code === own ? 1 : 0;
        const enough = { low: base - 2 + mine, high: mine + 1 };
        const search = { met: counts[code] ?? 0, enough };
        const range = findRange(program, unknowns.given([rest], table.id, [code]), search);
        if (!range || (range.low <= enough.low && range.high >= enough.high)) return [];
        const about = { table: table.id, codes: [code], of: 'others', without: false };
        return [{ viewer: respondent, ...about, low: range.low - mine, high: range.high - mine }];
      });
    });
  });
}

/** What somebody sees of a group, and could derive of too few people. */
export interface ViewerAudit {
  /** The bureaus whose pages are put together, `public` or `respondent`. */
  readonly viewer: string;
  /** How many numbers this viewer is not told. */
  readonly hidden: number;
  readonly derivable: readonly Derivable[];
}

/** Returns what every viewer could derive of a group, of all that was published of it. */
export function auditGroup(input: AuditInput, findRange: FindRange): ViewerAudit[] {
  const linked = groupLinked(input.counted);
  const viewers = listViewers(Object.keys(input.counted.n));
  const seen = viewers.map((viewer): ViewerAudit => ({
    viewer: viewer.length ? viewer.join(' + ') : 'public',
    hidden: countHidden(input, viewer),
    derivable: [
      ...linked.flatMap((tables) => findDerivable(input, { viewer, tables }, findRange)),
      ...input.counted.pairs.flatMap((pair) => findInCrosstab(input, { viewer, pair }, findRange)),
    ],
  }));
  const derivable = linked.flatMap((tables) => findByRespondents(input, tables, findRange));
  return [...seen, { viewer: 'respondent', hidden: countHidden(input, []), derivable }];
}

function countHidden({ releases }: AuditInput, viewer: readonly string[]): number {
  const [latest] = releases;
  const shown = latest?.tables.flatMap(({ pooled, own }) => [pooled, ...viewer.map((bureau) => own[bureau])]) ?? [];
  return shown.filter(isShown).reduce((sum, { cells }) => sum + cells.filter(({ count }) => count === null).length, 0);
}
