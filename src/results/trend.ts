import { z } from 'zod';
import { memoize } from '../memoize.js';
import { Break } from '../questionnaire/comparability/comparability.js';
import { Code } from '../questionnaire/code.js';
import { Text } from '../language/text.js';
import type { Group } from '../statistics/group.js';
import { trend as testTrend } from '../statistics/trend.js';
import { yieldToEventLoop } from '../event-loop.js';
import { candidatesOf, PublishedShare } from './published.js';
import { Measured } from './measured.js';
import { scoresOf } from './earlier-waves.js';
import type { OutcomeTrend } from './core-outcomes.js';
import { alpha, smallestTested, TrendTest, TrendVerdict } from './verdict.js';

/** A wave of the trend: its name, its year, and its share as it was counted or published. */
export const TrendPoint = z
  .object({ wave: z.string(), year: z.int(), share: z.union([PublishedShare, Measured]) })
  .readonly()
  .meta({ id: 'TrendPoint', description: 'A wave on the line, with its share as it was counted or published.' });
export type TrendPoint = z.infer<typeof TrendPoint>;

/** A wave that asked it otherwise: beside the line, never on it. */
export const ApartPoint = z
  .object({ ...TrendPoint.unwrap().shape, share: Measured, changes: z.array(Break).readonly() })
  .readonly()
  .meta({ id: 'ApartPoint', description: 'A wave that asked it otherwise, and what differs from now.' });
export type ApartPoint = z.infer<typeof ApartPoint>;

/** A share over three waves or more. */
export const Trend = z
  .object({
    question: z.string().meta({ description: 'A question, or an item of a battery.' }),
    code: Code,
    text: Text,
    label: Text,
    points: z.array(TrendPoint).readonly(),
    apart: z.array(ApartPoint).readonly().meta({ description: 'Waves that asked it otherwise: drawn, never tested.' }),
    p: TrendTest.nullable().meta({ description: 'null when it was not tested, or cannot be.' }),
    verdict: TrendVerdict,
  })
  .readonly();
export type Trend = z.infer<typeof Trend>;

/** A share over three waves or more, before it is judged. */
export interface Line {
  readonly about: Pick<Trend, 'question' | 'code' | 'text' | 'label'>;
  /** Its points on every defensible base, its own first. */
  readonly bases: readonly [readonly TrendPoint[], ...(readonly TrendPoint[])[]];
  readonly apart: readonly ApartPoint[];
}

/**
 * Returns the line through points on every defensible base, which are in order. Undefined with
 * fewer than three waves in which people answered, and when nobody did in the last one.
 */
export function lineOf(
  about: Line['about'],
  bases: readonly (readonly TrendPoint[])[],
  apart: readonly ApartPoint[],
): Line | undefined {
  const last = bases[0]?.at(-1);
  const [own = [], ...others] = bases.map((points) => points.filter(isKnown).toSorted((a, b) => a.year - b.year));
  const known = apart.filter(isKnown);
  if (own.length + known.length < 3 || !last || !isKnown(last)) return undefined;
  return { about, bases: [own, ...others], apart: known };
}

/** Returns a trend that is drawn and not tested. */
export function drawLine({ about, bases: [points], apart }: Line): Trend {
  return { ...about, points, apart, p: null, verdict: 'described' };
}

/** Returns the trend of an answer that is a core outcome, as it was judged in its family. */
export function drawOutcomeLine(line: Line, { p, adjusted, verdict }: OutcomeTrend): Trend {
  if (p === null || adjusted === null) return drawLine(line);
  return { ...drawLine(line), p: { worst: p, best: p, method: 'cochran-armitage', adjusted }, verdict };
}

/**
 * Returns the trend of an anchor, at 5% by itself. Every base and every count that the rounding of
 * a published share allows has to agree; with few answers in a wave it is only drawn.
 */
export async function judgeLine(line: Line): Promise<Trend> {
  if (line.bases.some((points) => points.length < 3)) return drawLine(line);
  if (line.bases.flat().some(({ share }) => baseOf(share) < smallestTested)) return drawLine(line);
  const tested: (Tested | undefined)[] = [];
  for (const points of line.bases) tested.push(await testPoints(points));
  const [own] = tested;
  const [agreed = 'no-detectable-trend', ...others] = new Set(tested.map(verdictOf));
  return {
    ...drawLine(line),
    p: own ? { worst: own.worst, best: own.best, method: 'cochran-armitage', adjusted: own.worst } : null,
    verdict: others.length ? 'not-robust' : agreed,
  };
}

interface Tested {
  readonly worst: number;
  readonly best: number;
  /** Whether it rises, in every combination of candidates. */
  readonly rises: ReadonlySet<boolean>;
}

function isKnown({ share }: Pick<TrendPoint, 'share'>): boolean {
  return baseOf(share) > 0;
}

function baseOf(share: Measured | PublishedShare): number {
  return 'baseLow' in share ? share.baseLow : share.base;
}

interface Scored {
  readonly score: number;
  readonly candidates: readonly Group[];
}

const testOne = memoize(testTrend, { max: 5000, key: (groups) => JSON.stringify(groups) });

/**
 * The largest and smallest p over every combination of candidates; undefined when none can be
 * tested.
 */
async function testPoints(points: readonly TrendPoint[]): Promise<Tested | undefined> {
  const scores = scoresOf(points.map(({ year }) => year));
  const line = points.map(({ share }, i) => ({
    score: scores[i] ?? 0,
    candidates: 'baseLow' in share ? candidatesOf(share) : [share],
  }));
  const ps: number[] = [];
  const rises = new Set<boolean>();
  for (const groups of combinations(line)) {
    const tested = testOne(groups);
    await yieldToEventLoop();
    if (!tested) continue;
    ps.push(tested.midP ?? tested.p);
    rises.add(slope(groups) > 0);
  }
  return ps.length ? { worst: Math.max(...ps), best: Math.min(...ps), rises } : undefined;
}

function combinations(line: readonly Scored[]): (Group & { score: number })[][] {
  return line.reduce<(Group & { score: number })[][]>(
    (lines, { score, candidates }) =>
      lines.flatMap((before) => candidates.map((group) => [...before, { ...group, score }])),
    [[]],
  );
}

/** The sign of the line through the shares, each weighted by its base. */
function slope(groups: readonly (Group & { score: number })[]): number {
  const total = groups.reduce((sum, { base }) => sum + base, 0);
  const mean = groups.reduce((sum, { base, score }) => sum + base * score, 0) / total;
  return groups.reduce((sum, { count, score }) => sum + count * (score - mean), 0);
}

function verdictOf(tested: Tested | undefined): TrendVerdict {
  if (!tested || tested.best >= alpha) return 'no-detectable-trend';
  if (tested.worst >= alpha || tested.rises.size > 1) return 'not-robust';
  return tested.rises.has(true) ? 'rising' : 'falling';
}
