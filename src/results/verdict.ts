import { z } from 'zod';
import { proportion } from '../statistics/units.js';

/** The outcome of a comparison. There is none that says "unchanged": no test can. */
export const Verdict = z
  .enum(['higher', 'lower', 'no-detectable-change', 'not-robust', 'words-only', 'not-comparable', 'described'])
  .meta({
    id: 'Verdict',
    description:
      'What may be said. There is none for "unchanged": no-detectable-change says that no difference was found. A figure that is described is drawn with its interval, and was not tested.',
  });
export type Verdict = z.infer<typeof Verdict>;

/** The outcome of a trend over three waves or more. */
export const TrendVerdict = z
  .enum(['rising', 'falling', 'no-detectable-trend', 'not-robust', 'described'])
  .meta({ id: 'TrendVerdict', description: 'What the line over three waves or more comes to; described: not tested.' });
export type TrendVerdict = z.infer<typeof TrendVerdict>;

/** The p value, 0 to 1, below which a difference or an association is more than chance. */
export const alpha = 0.05;

/** The fewest answers, on either side, on which anything is called higher or lower. */
export const smallestTested = 10;

/** Returns whether there are too few answers, on either side, for any verdict. */
export function areFew(now: number, then: number): boolean {
  return Math.min(now, then) < smallestTested;
}

/** The p values, 0 to 1, over everything that the earlier figure may have been. */
export const PRange = z
  .object({
    worst: proportion.meta({ description: 'The largest.' }),
    best: proportion.meta({ description: 'The smallest; when the earlier figure was counted both are the same.' }),
  })
  .readonly()
  .meta({ id: 'PRange', description: 'The p values over all that the earlier figure may have been.' });
export type PRange = z.infer<typeof PRange>;

/** The worst p value, 0 to 1, corrected (Benjamini–Hochberg) for the other core outcomes. */
const adjusted = proportion.meta({
  description:
    'The worst, after Benjamini–Hochberg over the core outcomes; of an anchor, which stands alone, as it is.',
});

/** The p values of a difference. */
export const DifferenceTest = z
  .object({ ...PRange.unwrap().shape, method: z.literal('fisher-mid-p'), adjusted })
  .readonly()
  .meta({
    id: 'DifferenceTest',
    description: 'The test of a difference, over all that the earlier figure may have been.',
  });
export type DifferenceTest = z.infer<typeof DifferenceTest>;

/** The p values of a line: Cochran–Armitage's. */
export const TrendTest = z
  .object({ ...PRange.unwrap().shape, method: z.literal('cochran-armitage'), adjusted })
  .readonly()
  .meta({ id: 'TrendTest', description: 'The test of a line, over all that a published share may have been.' });
export type TrendTest = z.infer<typeof TrendTest>;

/**
 * Returns the verdict on a share that changed by `change`, in any unit. Only what holds in the
 * worst case is a change.
 */
export function verdictOf({ best, worst }: PRange, change: number): Verdict {
  if (worst < alpha) return change > 0 ? 'higher' : 'lower';
  return best < alpha ? 'not-robust' : 'no-detectable-change';
}

/**
 * Returns one verdict out of those on every defensible base. It is theirs when all agree; not
 * comparable when one of the bases is empty.
 */
export function agreed(found: readonly Verdict[]): Verdict {
  const [first = 'not-comparable', ...others] = found;
  if (found.includes('not-comparable')) return 'not-comparable';
  return others.every((verdict) => verdict === first) ? first : 'not-robust';
}
