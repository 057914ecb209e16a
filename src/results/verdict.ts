import { z } from 'zod';
import { proportion } from '../statistics/units.js';

/** The outcome of a comparison. There is none that says "unchanged": no test can. */
export const Verdict = z
  .enum(['higher', 'lower', 'no-detectable-change', 'not-robust', 'words-only', 'not-comparable'])
  .meta({
    id: 'Verdict',
    description:
      'What may be said. There is none for "unchanged": no-detectable-change says that no difference was found.',
  });
export type Verdict = z.infer<typeof Verdict>;

/** The outcome of a trend over three waves or more. */
export const TrendVerdict = z
  .enum(['rising', 'falling', 'no-detectable-trend', 'not-robust'])
  .meta({ id: 'TrendVerdict', description: 'What the line over three waves or more comes to.' });
export type TrendVerdict = z.infer<typeof TrendVerdict>;

/** The p value, 0 to 1, below which a difference or an association is more than chance. */
export const alpha = 0.05;

/** The p values, 0 to 1, over everything that the earlier figure may have been. */
export const PRange = z
  .object({
    worst: proportion.meta({ description: 'The largest.' }),
    best: proportion.meta({ description: 'The smallest; when the earlier figure was counted both are the same.' }),
  })
  .readonly()
  .meta({ id: 'PRange', description: 'The p values over all that the earlier figure may have been.' });
export type PRange = z.infer<typeof PRange>;

/** The worst p value, 0 to 1, corrected (Holm) for the other answers to the same question. */
const adjusted = proportion.meta({ description: 'The worst, after Holm within the question.' });

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
export function verdictOf({ best, adjusted }: Pick<DifferenceTest, 'best' | 'adjusted'>, change: number): Verdict {
  if (adjusted < alpha) return change > 0 ? 'higher' : 'lower';
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
