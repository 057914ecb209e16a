import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { Code } from '../questionnaire/code.js';
import { anchorTable, askedCode, type Anchor, type Table } from '../questionnaire/question.js';
import { Text } from '../language/text.js';
import type { Group } from '../statistics/group.js';
import { count, percentage } from '../statistics/units.js';
import type { GroupCounts } from './counts.js';
import type { DetectableChange, PointDifference, Tested } from './tested.js';
import { areFew, PRange, Verdict, verdictOf } from './verdict.js';

const Share = z.object({ count, base: count, percent: percentage.nullable() }).readonly();

/**
 * The verdict on one defensible base: its codes, and the labels that it leaves out and takes in.
 */
export const AnchorBase = z
  .object({
    codes: z.array(Code).readonly(),
    now: Share,
    then: Share.nullable().meta({ description: 'null beside a published share, and where nobody was asked.' }),
    p: PRange.nullable(),
    verdict: Verdict,
    without: z.array(Text).readonly(),
    also: z.array(Text).readonly(),
  })
  .readonly();
export type AnchorBase = z.infer<typeof AnchorBase>;

/** An anchor on one of its bases, as it was tested there. */
export interface OnBase {
  readonly codes: readonly Code[];
  readonly now: Group;
  /** Null beside a published share, and where nobody was asked. */
  readonly then: Group | null;
  /** The smallest base of then. */
  readonly baseThen: number;
  /** Undefined when either base is empty. */
  readonly tested: Tested | undefined;
  /** How much the share changed, in any unit. */
  readonly change: number;
}

/** Returns the share of an anchor among who gave one of `codes`. */
export function shareOf(anchor: Anchor, codes: readonly Code[], table: Table, { countOf }: GroupCounts): Group {
  const counted = anchorTable(table.id, anchor);
  const total = (given: readonly Code[]) => given.reduce<number>((sum, code) => sum + countOf(counted, code), 0);
  return { count: total(anchor.numerator.filter((code) => codes.includes(code))), base: total(codes) };
}

/** Returns whether a wave has this anchor, and left the same people out of it. */
export function isAbout({ figure, outside }: Anchor, { questionnaire }: GroupCounts): boolean {
  const before = questionnaire.questions.find(({ definition }) => definition.anchor?.figure === figure);
  return before !== undefined && isDeepStrictEqual(before.definition.anchor?.outside, outside);
}

/** Returns how many were asked whom a base is about: not those whose answer it leaves out. */
export function askedOf(anchor: Anchor, codes: readonly Code[], table: Table, { countOf }: GroupCounts): number {
  const counted = anchorTable(table.id, anchor);
  const others = table.options.filter(({ code, missing }) => !missing && !codes.includes(code));
  return others.reduce((asked, { code }) => asked - countOf(counted, code), countOf(counted, askedCode));
}

/** Returns an anchor's test and verdict, at 5% by itself. None on fewer than ten answers. */
export function judgeAlone({ now, baseThen, tested, change }: Omit<OnBase, 'codes' | 'then'>): {
  p: PRange | null;
  verdict: Verdict;
} {
  if (!tested || areFew(now.base, baseThen)) return { p: null, verdict: 'not-comparable' };
  const p = { worst: tested.worst, best: tested.best };
  return { p, verdict: verdictOf(p, change) };
}

/**
 * Returns the verdict on one base, with the labels of the answers that it leaves out and takes in.
 */
export function describeBase(on: OnBase, { options }: Table): AnchorBase {
  const { codes, now, then } = on;
  return {
    codes,
    now: withPercent(now),
    then: then && withPercent(then),
    ...judgeAlone(on),
    without: options.filter(({ code, missing }) => !missing && !codes.includes(code)).map(({ label }) => label),
    also: options.filter(({ code, missing }) => missing && codes.includes(code)).map(({ label }) => label),
  };
}

/**
 * Returns the smallest change that is found on every base. All of them have to agree, so the base
 * that needs most decides; null where one of them never finds any.
 */
export function detectableOnAll(bases: readonly OnBase[]): DetectableChange | null {
  const all = bases.map(({ tested }) => tested?.smallestDetectable);
  const [own] = all;
  if (!own) return null;
  const largest = (side: 'down' | 'up') =>
    all.reduce<number | null>((most, one) => {
      const points = one?.[side] ?? null;
      return most === null || points === null ? null : Math.max(most, points);
    }, 0);
  return { down: largest('down'), up: largest('up'), method: own.method };
}

/** Returns the union of the intervals of the difference on every base; null where one has none. */
export function differenceOnAll(bases: readonly OnBase[]): PointDifference | null {
  const all = bases.flatMap(({ tested }) => tested?.difference ?? []);
  const [own] = all;
  if (!own || all.length < bases.length) return null;
  return {
    ...own,
    low: Math.min(...all.map(({ low }) => low)),
    high: Math.max(...all.map(({ high }) => high)),
  };
}

function withPercent({ count: n, base }: Group): z.infer<typeof Share> {
  return { count: n, base, percent: base === 0 ? null : (100 * n) / base };
}
