import { z } from 'zod';
import { memoize } from '../memoize.js';
import { chanceBand, type CountRange } from '../statistics/chance-band.js';
import { compatibleCounts, type Published } from '../statistics/compatible-counts.js';
import { fisherMidP } from '../statistics/fisher.js';
import type { Group } from '../statistics/group.js';
import { newcombe } from '../statistics/newcombe.js';
import type { PowerMethod } from '../statistics/power.js';
import { chanceBandOf } from '../statistics/detectable-published.js';
import { detectableBeyond, detectableChanges, type SmallestDetectable } from '../statistics/smallest-detectable.js';
import { percentage, percentagePoints } from '../statistics/units.js';
import { worstCase } from '../statistics/worst-case.js';
import type { PRange } from './verdict.js';

/** The interval of a difference. */
export const PointDifference = z
  .object({ low: percentagePoints, high: percentagePoints, method: z.enum(['newcombe', 'newcombe-union']) })
  .readonly()
  .meta({
    id: 'Difference',
    description: 'The 95% interval of the difference, now minus then, in percentage points.',
  });
export type PointDifference = z.infer<typeof PointDifference>;

/**
 * Whole percentage points that a change must measure to be found; null where none is large enough.
 */
export const DetectableChange = z
  .object({
    down: percentage.nullable(),
    up: percentage.nullable(),
    method: z.enum(['exact', 'larger-group-normal', 'normal'] satisfies PowerMethod[]),
  })
  .readonly()
  .meta({
    id: 'DetectableChange',
    description:
      'Percentage points that a change must measure to be found in four of five studies of this size. Of an anchor by the rule that decides; of any other figure as if it were the only one.',
  });
export type DetectableChange = z.infer<typeof DetectableChange>;

/** The percentages of now that the test alone would not call different from then. */
export const ChanceBand = z.object({ low: percentage, high: percentage }).readonly().meta({
  id: 'ChanceBand',
  description: 'The percentages of now that the test alone would not call different from then, both included.',
});
export type ChanceBand = z.infer<typeof ChanceBand>;

/** The test of a share then and now, as if it were the only one. */
export interface Tested extends PRange {
  readonly difference: PointDifference;
  readonly smallestDetectable: DetectableChange;
  readonly chance: ChanceBand;
}

/**
 * Returns the test of a share that was counted then, against now. Undefined when either base is
 * empty.
 */
export const testAgainstCounted = memoize(
  (now: Group, then: Group): Tested | undefined => {
    const difference = newcombe(now, then);
    const p = fisherMidP(now, then);
    const beside = besideCounted(then, now.base);
    if (!difference || p === undefined || !beside) return undefined;
    return {
      difference: { low: 100 * difference.low, high: 100 * difference.high, method: 'newcombe' },
      worst: p,
      best: p,
      ...beside,
    };
  },
  { max: 5000, key: (now, then) => [now.count, now.base, then.count, then.base].join(' ') },
);

/** What a share that was counted then lets be found among so many people now. */
const besideCounted = memoize(
  (then: Group, baseNow: number): Pick<Tested, 'smallestDetectable' | 'chance'> | undefined => {
    const band = chanceBand(then, baseNow);
    const smallest = ofBases(then.base, baseNow)?.(then.count / then.base);
    return band && smallest && { smallestDetectable: inPoints(smallest), chance: inPercent(band, baseNow) };
  },
  { max: 5000, key: (then, baseNow) => `${then.count} ${then.base} ${baseNow}` },
);

/**
 * Returns the test of a published percentage against a share now. Tries every count that its
 * rounding allows; what none of them rules out is chance, and the smallest detectable change is
 * what gets beyond that. Undefined when nothing fits the rounding, or the base of now is empty.
 */
export const testAgainstPublished = memoize(
  (now: Group, then: Published & { percent: number }): Tested | undefined => {
    const candidates = compatibleCounts(then);
    const found = worstCase(now, candidates);
    const band = chanceBandOf(candidates, now.base);
    if (!found || !band) return undefined;
    const { worst, best, interval } = found;
    return {
      difference: { low: 100 * interval.low, high: 100 * interval.high, method: 'newcombe-union' },
      worst,
      best,
      smallestDetectable: inPoints(detectableBeyond(band, { base: now.base, p: then.percent / 100 })),
      chance: inPercent(band, now.base),
    };
  },
  {
    max: 5000,
    key: (now, { baseLow, baseHigh, percentLow, percentHigh, percent }) =>
      [now.count, now.base, baseLow, baseHigh, percentLow, percentHigh, percent].join(' '),
  },
);

/** The slow part, which depends on the two bases alone. */
const ofBases = memoize((baseThen: number, baseNow: number) => detectableChanges({ baseThen, baseNow }), {
  max: 200,
  key: (baseThen, baseNow) => `${baseThen} ${baseNow}`,
});

function inPoints({ down, up, method }: SmallestDetectable): DetectableChange {
  const points = (change: number | undefined) => (change === undefined ? null : Math.round(100 * change));
  return { down: points(down), up: points(up), method };
}

function inPercent({ low, high }: CountRange, base: number): ChanceBand {
  return { low: (100 * low) / base, high: (100 * high) / base };
}
