import type { Interval } from './interval.js';

/** The 97.5% point of the standard normal distribution, for a two-sided interval of 95%. */
const z95 = 1.959963984540054;

/**
 * Returns Wilson's score interval (1927, JASA 22:209) of `count` out of `base`. Both ends 0 to 1,
 * without correction for continuity or for a finite population. Undefined for a base of 0. Throws a
 * RangeError for a count below 0 or above the base; they need not be whole, since an effective base
 * seldom is.
 */
export function wilson(count: number, base: number, z = z95): Interval | undefined {
  if (!(count >= 0 && count <= base)) throw new RangeError(`A count of ${count} out of ${base} cannot be.`);
  if (base === 0) return undefined;
  const p = count / base;
  const shrink = 1 + z ** 2 / base;
  const middle = (p + z ** 2 / (2 * base)) / shrink;
  const half = (z / shrink) * Math.sqrt((p * (1 - p)) / base + z ** 2 / (4 * base ** 2));
  return { low: count === 0 ? 0 : middle - half, high: count === base ? 1 : middle + half };
}
