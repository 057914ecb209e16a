import { z } from 'zod';
import { memoize } from '../memoize.js';
import { Code } from '../questionnaire/code.js';
import { Text } from '../language/text.js';
import type { Group } from '../statistics/group.js';
import { holm } from '../statistics/many-tests.js';
import { trend as testTrend } from '../statistics/trend.js';
import { yieldToEventLoop } from '../event-loop.js';
import { PublishedShare } from './published.js';
import { Measured } from './measured.js';
import { alpha, TrendTest, TrendVerdict } from './verdict.js';

/** A wave of the trend: its name, its year, and its share as it was counted or published. */
export const TrendPoint = z
  .object({ wave: z.string(), year: z.int(), share: z.union([PublishedShare, Measured]) })
  .readonly()
  .meta({ id: 'TrendPoint', description: 'A wave on the line, with its share as it was counted or published.' });
export type TrendPoint = z.infer<typeof TrendPoint>;

/** A share over three waves or more. */
export const Trend = z
  .object({
    question: z.string().meta({ description: 'A question, or an item of a battery.' }),
    code: Code,
    text: Text,
    label: Text,
    points: z.array(TrendPoint).readonly(),
    p: TrendTest.nullable().meta({ description: 'null when it cannot be computed.' }),
    verdict: TrendVerdict,
  })
  .readonly();
export type Trend = z.infer<typeof Trend>;

/**
 * A trend that was tested by itself, before the correction for the other options of its question.
 */
export interface Line {
  readonly about: Pick<Trend, 'question' | 'code' | 'text' | 'label'>;
  readonly points: readonly TrendPoint[];
  /** On every defensible base, its own first; undefined where it cannot be tested. */
  readonly tested: readonly (Tested | undefined)[];
}

interface Tested {
  readonly worst: number;
  readonly best: number;
  /** Whether it rises, in every combination of candidates. */
  readonly rises: ReadonlySet<boolean>;
}

/**
 * Tests whether a share rises or falls from wave to wave. The scores are the years of the waves or,
 * when two waves have the same year, 1, 2, 3. `bases` holds the points on every defensible base, in
 * order. Returns undefined with fewer than three waves in which people answered, and when nobody
 * did in the last one.
 */
export async function testLine(
  about: Line['about'],
  bases: readonly (readonly TrendPoint[])[],
): Promise<Line | undefined> {
  const lines = bases.map((points) => points.filter(isKnown).toSorted((a, b) => a.year - b.year));
  const [points = []] = lines;
  const last = bases[0]?.at(-1);
  if (points.length < 3 || !last || !isKnown(last)) return undefined;
  const tested: Line['tested'][number][] = [];
  for (const line of lines) tested.push(await testPoints(line));
  return { about, points, tested };
}

/**
 * Returns the trends of a question's options, with Holm's correction. A verdict needs every base to
 * agree.
 */
export function trendsOf(lines: readonly Line[]): Trend[] {
  const adjusted = holm(lines.map(({ tested }) => tested[0]?.worst));
  return lines.map(({ about, points, tested }, i) => {
    const [own] = tested;
    const factor = own && adjusted[i] !== undefined && own.worst > 0 ? adjusted[i] / own.worst : 1;
    const verdicts = new Set(tested.map((one) => verdictOf(one, factor)));
    const [agreed = 'no-detectable-trend'] = verdicts;
    const verdict = verdicts.size === 1 ? agreed : 'not-robust';
    return {
      ...about,
      points,
      p: own
        ? { worst: own.worst, best: own.best, method: 'cochran-armitage', adjusted: adjusted[i] ?? own.worst }
        : null,
      verdict,
    };
  });
}

function isKnown({ share }: TrendPoint): boolean {
  return 'baseLow' in share || share.base > 0;
}

function candidatesOf(share: Measured | PublishedShare): Group[] {
  if ('baseLow' in share) return share.compatible.map(([count, base]) => ({ count, base }));
  return [{ count: share.count, base: share.base }];
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
  const apart = new Set(points.map(({ year }) => year)).size === points.length && points.every(({ year }) => year > 0);
  const line = points.map(({ year, share }, i) => ({ score: apart ? year : i + 1, candidates: candidatesOf(share) }));
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

/** `factor` is how many times larger Holm's correction over the question makes p. */
function verdictOf(tested: Tested | undefined, factor: number): TrendVerdict {
  if (!tested || tested.best * factor >= alpha) return 'no-detectable-trend';
  if (tested.worst * factor >= alpha || tested.rises.size > 1) return 'not-robust';
  return tested.rises.has(true) ? 'rising' : 'falling';
}
