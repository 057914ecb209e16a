import type { PublishedShare } from '../../results/figure.js';
import type { Measured } from '../../results/measured.js';
import type { Known } from './charts/index.js';

/** What a chart can draw of a share: an estimate with its interval, or the bounds between which a published figure lies. */
export function knownOf(share: Measured | PublishedShare | null): Known {
  if (!share) return undefined;
  if ('baseLow' in share) {
    const percents = share.compatible.map(([count, base]) => (100 * count) / base);
    return percents.length ? { from: Math.min(...percents), to: Math.max(...percents) } : undefined;
  }
  const { percent, base, low, high } = share;
  if (percent === null || low === null || high === null) return undefined;
  return { percent, base, interval: { low, high } };
}
