import { betaQuantile } from './beta.js';
import { checkGroup } from '../group.js';
import type { Interval } from '../interval.js';

/**
 * Returns Clopper & Pearson's exact interval (1934, Biometrika 26:404) of a proportion. Both ends 0
 * to 1; it covers at least `confidence`, mostly more. Undefined for a base of 0. Throws a
 * RangeError for a count outside 0..base.
 */
export function clopperPearson(count: number, base: number, confidence = 0.95): Interval | undefined {
  checkGroup({ count, base });
  if (base === 0) return undefined;
  const tail = (1 - confidence) / 2;
  return {
    low: count === 0 ? 0 : betaQuantile(tail, count, base - count + 1),
    high: count === base ? 1 : betaQuantile(1 - tail, count + 1, base - count),
  };
}
