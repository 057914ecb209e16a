import { z } from 'zod';
import { compatibleCounts, type Published } from '../statistics/compatible-counts.js';
import type { BaselineDefinition } from '../study/definition.js';
import type { Group } from '../statistics/group.js';
import type { Interval } from '../statistics/interval.js';
import { count, percentage } from '../statistics/units.js';
import { wilson } from '../statistics/wilson.js';

/** A share that was only published: what is printed, and every count and base that fits it. */
export const PublishedShare = z
  .object({
    percent: percentage.meta({ description: 'As it was printed.' }),
    baseLow: count,
    baseHigh: count,
    low: percentage.meta({ description: 'The union of the 95% intervals (Wilson) of all that may lie behind it.' }),
    high: percentage,
    compatible: z
      .array(z.tuple([count, count]).readonly())
      .readonly()
      .meta({ description: 'Every count and base that its rounding allows.' }),
  })
  .readonly()
  .meta({ id: 'PublishedShare', description: 'A share that was only published, with all that may lie behind it.' });
export type PublishedShare = z.infer<typeof PublishedShare>;

export type PublishedFigure = BaselineDefinition['figures'][number];

/** Returns the bounds that one reading of a figure's rounding allows. */
export function boundsOf({ from, below, low, high }: PublishedFigure['readings'][string]): Published {
  return { baseLow: low, baseHigh: high, percentLow: from, percentHigh: below };
}

/** Returns a published percentage under the reading that the study takes. */
export function readingOf(figure: PublishedFigure): (Published & { percent: number }) | undefined {
  const reading = figure.readings[figure.reading];
  return reading && { percent: figure.percent, ...boundsOf(reading) };
}

/** Returns a published share under the reading that the study takes. */
export function publishedOf(figure: PublishedFigure): PublishedShare | undefined {
  const reading = readingOf(figure);
  return reading && publishedShare(reading);
}

/**
 * Returns a published percentage with every count that may lie behind it. Its interval reaches from
 * the lowest to the highest end of all of theirs; from 0 to 100 where nothing fits.
 */
export function publishedShare(then: Published & { percent: number }): PublishedShare {
  const compatible = compatibleCounts(then);
  const { low, high } = unionOf(compatible.map((group) => wilson(group.count, group.base))) ?? { low: 0, high: 1 };
  return {
    percent: then.percent,
    baseLow: then.baseLow,
    baseHigh: then.baseHigh,
    low: 100 * low,
    high: 100 * high,
    compatible: compatible.map((group) => [group.count, group.base] as const),
  };
}

/** Returns the counts and bases that a published share may have been. */
export function candidatesOf({ compatible }: PublishedShare): Group[] {
  return compatible.map(([count, base]) => ({ count, base }));
}

/** Returns the interval from the lowest to the highest end of all; undefined without any. */
export function unionOf(intervals: readonly (Interval | undefined)[]): Interval | undefined {
  const known = intervals.filter((interval) => interval !== undefined);
  if (known.length === 0) return undefined;
  return { low: Math.min(...known.map(({ low }) => low)), high: Math.max(...known.map(({ high }) => high)) };
}
