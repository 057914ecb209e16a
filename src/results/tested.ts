import { z } from 'zod';
import { memoize } from '../memoize.js';
import { compatibleCounts, type Published } from '../statistics/compatible-counts.js';
import { fisherMidP } from '../statistics/fisher.js';
import type { Group } from '../statistics/group.js';
import { newcombe } from '../statistics/newcombe.js';
import type { PowerMethod } from '../statistics/power.js';
import { detectableChanges } from '../statistics/smallest-detectable.js';
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
    description: 'Percentage points that a change must measure to be found in four of five studies of this size.',
  });
export type DetectableChange = z.infer<typeof DetectableChange>;

/** The test of a share then and now, before the correction for other answers to the question. */
export interface Tested extends PRange {
  readonly difference: PointDifference;
  readonly smallestDetectable: DetectableChange;
}

/**
 * Returns the test of a share that was counted then, against now. Undefined when either base is
 * empty.
 */
export const testAgainstCounted = memoize(
  (now: Group, then: Group): Tested | undefined => {
    const difference = newcombe(now, then);
    const p = fisherMidP(now, then);
    const smallest = detectable(then.count / then.base, then.base, now.base);
    if (!difference || p === undefined || !smallest) return undefined;
    return {
      difference: { low: 100 * difference.low, high: 100 * difference.high, method: 'newcombe' },
      worst: p,
      best: p,
      smallestDetectable: smallest,
    };
  },
  { max: 5000, key: (now, then) => [now.count, now.base, then.count, then.base].join(' ') },
);

/**
 * Returns the test of a published percentage against a share now. Tries every count that its
 * rounding allows. The smallest detectable change is that of the smallest base. Undefined when
 * nothing fits the rounding, or the base of now is empty.
 */
export const testAgainstPublished = memoize(
  (now: Group, then: Published & { percent: number }): Tested | undefined => {
    const found = worstCase(now, compatibleCounts(then));
    const smallest = detectable(then.percent / 100, then.baseLow, now.base);
    if (!found || !smallest) return undefined;
    const { worst, best, interval } = found;
    return {
      difference: { low: 100 * interval.low, high: 100 * interval.high, method: 'newcombe-union' },
      worst,
      best,
      smallestDetectable: smallest,
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

function detectable(share: number, baseThen: number, baseNow: number): DetectableChange | undefined {
  const found = ofBases(baseThen, baseNow)?.(share);
  if (!found) return undefined;
  const points = (change: number | undefined) => (change === undefined ? null : Math.round(100 * change));
  return { down: points(found.down), up: points(found.up), method: found.method };
}
