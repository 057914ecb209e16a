import { normalQuantile, normalReach } from '../normal.js';

/** The number of people needed from an infinite population and from this one; not rounded. */
export interface SampleSize {
  readonly endless: number;
  readonly finite: number;
}

/**
 * Returns how many must answer for an interval of p ± margin. Both are between 0 and 1:
 * z²p(1−p)/e², and n₀/(1 + (n₀−1)/N) out of a population of N (Cochran 1977, 4.4). Without a
 * population both are the same.
 */
export function sampleSizeForMargin(p: number, margin: number, population = Infinity, confidence = 0.95): SampleSize {
  const endless = (normalReach(confidence) ** 2 * p * (1 - p)) / margin ** 2;
  return { endless, finite: endless / (1 + (endless - 1) / population) };
}

/**
 * Returns how many of each of two groups must answer, not rounded. It is enough to find a
 * difference between the shares `p` and `q` (0 to 1) with this power; as R's power.prop.test.
 * Undefined when the shares are the same.
 */
export function sampleSizePerGroup(p: number, q: number, power = 0.8, alpha = 0.05): number | undefined {
  if (p === q) return undefined;
  const testing = normalReach(1 - alpha) * Math.sqrt((p + q) * (1 - (p + q) / 2));
  const finding = normalQuantile(power) * Math.sqrt(p * (1 - p) + q * (1 - q));
  return ((testing + finding) / (p - q)) ** 2;
}
