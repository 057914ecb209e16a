import { z } from 'zod';
import { compatibleCounts } from '../compatible-counts.js';
import { detectablePublished } from '../detectable-published.js';
import { detectableShift } from '../detectable-shift.js';
import { midPPower, powerArcsine, powerEqualGroups } from '../power.js';
import { sampleSizeForMargin, sampleSizePerGroup } from './sample-size.js';
import { smallestDetectable } from '../smallest-detectable.js';
import { narrow, published } from './comparisons.js';
import { Base, Between, Count, Share, statistic, type Statistics } from './statistic.js';

const Power = z.strictObject({ p1: Share, p2: Share, n1: Base, n2: Base, alpha: Between });
const Change = z.strictObject({
  p1: Share,
  n1: Base,
  n2: Base,
  direction: z.union([z.literal(-1), z.literal(1)], 'give -1 for down or 1 for up'),
  power: Between,
});
const PublishedChange = z
  .strictObject({ p: Share, n: Base.max(1000, 'give 1000 at most'), ...published, alpha: Between, power: Between })
  .refine(narrow.fits, narrow.otherwise);
const ScaleChange = z.strictObject({
  then: z.array(Count).refine((counts) => counts.some((n) => n > 0), 'give the people who chose each point'),
  n: Base,
  alpha: Between,
  power: Between,
});
const Size = z.union(
  [
    z.strictObject({ p: Share, e: Between, N: Base }),
    z.strictObject({ p1: Share, p2: Share, power: Between, alpha: Between }),
  ],
  'give p, e and N for a margin, or p1, p2, power and alpha for a comparison; shares from 0 to 1',
);

/** Statistics for planning a study. */
export const planning: Statistics = {
  power: statistic(Power, ({ p1, p2, n1, n2, alpha }) => {
    const { method, power } = midPPower([n1, n2], alpha);
    return {
      power_exact_midp: method === 'exact' ? power(p1, p2) : null,
      power_arcsine: powerArcsine(p1, p2, [n1, n2], alpha),
      power_prop_test: n1 === n2 ? powerEqualGroups(p1, p2, n1, alpha) : null,
    };
  }),

  mdd: statistic(Change, ({ p1, n1, n2, direction, power }) => {
    const change = smallestDetectable({ p: p1, baseThen: n1, baseNow: n2, power });
    return { mdd: (direction === 1 ? change?.up : change?.down) ?? null };
  }),

  mdd_published: statistic(PublishedChange, ({ p, n, n_lo, n_hi, pct_lo, pct_hi, alpha, power }) => {
    const candidates = compatibleCounts({ baseLow: n_lo, baseHigh: n_hi, percentLow: pct_lo, percentHigh: pct_hi });
    const change = detectablePublished(candidates, { base: n, p, alpha, power });
    return { down: change?.down ?? null, up: change?.up ?? null };
  }),

  mdd_scale: statistic(ScaleChange, ({ then, n, alpha, power }) => {
    const { down, up } = detectableShift(then, { base: n, alpha, power });
    return { down: down ? [...down] : null, up: up ? [...up] : null };
  }),

  sample_size: statistic(Size, (input) => {
    if ('e' in input) {
      const { endless, finite } = sampleSizeForMargin(input.p, input.e, input.N);
      return { n0: endless, n: finite, n_ceil: Math.ceil(finite) };
    }
    return { n_per_group: sampleSizePerGroup(input.p1, input.p2, input.power, input.alpha) ?? null };
  }),
};
