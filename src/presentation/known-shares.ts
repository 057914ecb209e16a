import type { PublishedShare } from '../results/published.js';
import type { Measured } from '../results/measured.js';
import type { Numbers } from '../language/numbers.js';
import type { Known } from './charts/index.js';
import type { ResultsTexts } from './texts/results.js';

/**
 * Returns the names of two waves beside the lanes of a chart. They are their own names where these
 * are short enough.
 */
export function laneNames(
  { then, now }: { then: string; now: string },
  { compared }: ResultsTexts,
): { then: string; now: string } {
  const fits = [then, now].every((name) => name.length <= 6);
  return fits ? { then, now } : { then: compared.thenShort, now: compared.nowShort };
}

/**
 * Returns what a chart can draw of a share. It is an estimate with its interval, or the bounds
 * between which a published figure lies.
 */
export function knownOf(share: Measured | PublishedShare | null, numbers: Numbers): Known {
  if (!share) return undefined;
  if ('baseLow' in share) {
    const percents = share.compatible.map(([count, base]) => (100 * count) / base);
    const printed = numbers.bound(share.percent);
    return percents.length ? { from: Math.min(...percents), to: Math.max(...percents), printed } : undefined;
  }
  const { percent, base, low, high } = share;
  if (percent === null || low === null || high === null) return undefined;
  return { percent, base, interval: { low, high } };
}
