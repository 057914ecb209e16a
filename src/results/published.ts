import { z } from 'zod';
import { compatibleCounts, type Published } from '../statistics/compatible-counts.js';
import type { BaselineDefinition } from '../study/definition.js';
import { count, percentage } from '../statistics/units.js';

/** A share that was only published: what is printed, and every count and base that fits it. */
export const PublishedShare = z
  .object({
    percent: percentage.meta({ description: 'As it was printed.' }),
    baseLow: count,
    baseHigh: count,
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

/** Returns a published percentage with every count that may lie behind it. */
export function publishedShare(then: Published & { percent: number }): PublishedShare {
  return {
    percent: then.percent,
    baseLow: then.baseLow,
    baseHigh: then.baseHigh,
    compatible: compatibleCounts(then).map((group) => [group.count, group.base] as const),
  };
}
