import { z } from 'zod';
import { count, percentage } from '../statistics/units.js';
import { statusOf } from '../study/waves.js';
import { AnchorFigure, compareAnchors } from './anchors.js';
import type { HeadlineInput } from './comparison-input.js';
import { boundsIfSilent, populationOf } from './measured.js';

/** How many of a group took part, and of how many people; null where that is not known. */
export const Turnout = z.object({ group: z.string(), n: count, population: count.nullable() }).readonly();
export type Turnout = z.infer<typeof Turnout>;

/** A group's anchor, now and as it was published. */
export const Anchored = z
  .object({
    ...Turnout.unwrap().shape,
    against: z.string(),
    figure: AnchorFigure,
    /** What the share would be (0–100) if all who are silent had answered one way, or the other. */
    bounds: z.object({ low: percentage, high: percentage }).readonly().nullable(),
  })
  .readonly();
export type Anchored = z.infer<typeof Anchored>;

/** Returns every anchor of a wave against its baseline, group by group. */
export function compareHeadline({ wave, groups, baseline, countsIn, approachedIn }: HeadlineInput): Anchored[] {
  if (!baseline) return [];
  return groups.flatMap((group) => {
    const now = countsIn(wave.slug, group);
    if (!now) return [];
    const population = populationOf(approachedIn(group), now.n);
    const anchors = compareAnchors(now, baseline, group, population);
    // Who is silent while a wave is open may still answer.
    const silent = population === null || statusOf(wave) === 'open' ? null : population - now.n;
    return anchors.map((figure) => ({
      group,
      n: now.n,
      population,
      against: baseline.wave,
      figure,
      bounds: boundsIfSilent(figure.now, silent),
    }));
  });
}
