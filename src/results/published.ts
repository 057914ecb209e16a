import { z } from 'zod';
import { compatibleCounts, type Published } from '../statistics/compatible-counts.js';
import type { BaselineDefinition } from '../study/definition.js';
import { count, percentage } from '../statistics/units.js';

/** A share that was only published: what is printed, and every count and base that its rounding allows. */
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

/** What one reading of its rounding allows. */
export function boundsOf({ from, below, low, high }: PublishedFigure['readings'][string]): Published {
  return { baseLow: low, baseHigh: high, percentLow: from, percentHigh: below };
}

/** A published percentage with the reading of its rounding that the study takes. */
export function readingOf(figure: PublishedFigure): (Published & { percent: number }) | undefined {
  const reading = figure.readings[figure.reading];
  return reading && { percent: figure.percent, ...boundsOf(reading) };
}

/** A published share under the reading of its rounding that the study takes. */
export function publishedOf(figure: PublishedFigure): PublishedShare | undefined {
  const reading = readingOf(figure);
  return reading && publishedShare(reading);
}

/** A published percentage with everything that may lie behind it. */
export function publishedShare(then: Published & { percent: number }): PublishedShare {
  return {
    percent: then.percent,
    baseLow: then.baseLow,
    baseHigh: then.baseHigh,
    compatible: compatibleCounts(then).map((group) => [group.count, group.base] as const),
  };
}
