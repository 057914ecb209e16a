/** What a comparison comes to. There is none that says "unchanged": no test can. */
export const verdicts = [
  'higher',
  'lower',
  'no-detectable-change',
  'not-robust',
  'words-only',
  'not-comparable',
] as const;
export type Verdict = (typeof verdicts)[number];

/** What the line over three waves or more comes to. */
export const trendVerdicts = ['rising', 'falling', 'no-detectable-trend', 'not-robust'] as const;
export type TrendVerdict = (typeof trendVerdicts)[number];

/** The chance, 0 to 1, below which a p value is taken for more than chance. */
export const alpha = 0.05;

/**
 * The p values, 0 to 1, of a difference: over everything that the earlier figure may have been (`worst` is the largest; when
 * it was counted both are the same), and the worst one corrected (Holm) for the other answers to the same question.
 */
export interface PValues {
  readonly worst: number;
  readonly best: number;
  readonly method: 'fisher-mid-p';
  readonly adjusted: number;
}

/** The verdict of a test on a share that is now `change` (any unit) more than it was: only what holds in the worst case is a change. */
export function verdictOf({ best, adjusted }: PValues, change: number): Verdict {
  if (adjusted < alpha) return change > 0 ? 'higher' : 'lower';
  return best < alpha ? 'not-robust' : 'no-detectable-change';
}

/** One verdict out of those on every defensible base: theirs when all agree; none when one of them is nobody. */
export function agreed(found: readonly Verdict[]): Verdict {
  const [first = 'not-comparable', ...others] = found;
  if (found.includes('not-comparable')) return 'not-comparable';
  return others.every((verdict) => verdict === first) ? first : 'not-robust';
}
