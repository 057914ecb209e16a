import { chanceAbove, chanceBelow, chanceOf, type Distribution } from './distribution.js';
import { atMost, lessThan } from './ties.js';

/**
 * A two-sided p value, 0 to 1, and its mid-p, which counts the observed outcome half (Lancaster
 * 1961, JASA 56:223).
 */
export interface TwoSided {
  readonly p: number;
  readonly midP: number;
}

/**
 * Returns the p value of all numbers as likely as `seen` or less. For the mid-p, those exactly as
 * likely count half.
 */
export function byProbability(distribution: Distribution, seen: number): TwoSided {
  const limit = chanceOf(distribution, seen);
  let less = 0;
  let same = 0;
  for (const chance of distribution.chances) {
    if (lessThan(chance, limit)) less += chance;
    else if (atMost(chance, limit)) same += chance;
  }
  return { p: Math.min(1, less + same), midP: less + same / 2 };
}

/** Returns twice the smaller of both tails, at most 1. */
export function byDoubling(distribution: Distribution, seen: number): TwoSided {
  const chance = chanceOf(distribution, seen);
  const tail = Math.min(chanceBelow(distribution, seen), chanceAbove(distribution, seen));
  return { p: Math.min(1, 2 * (tail + chance)), midP: Math.min(1, 2 * tail + chance) };
}

/**
 * Returns `byProbability` of every number of the distribution, in order. It costs as much as one:
 * the distribution has one peak, so the least likely of the rest is always at one of the two ends.
 */
export function everyByProbability({ chances }: Distribution): TwoSided[] {
  const order: number[] = [];
  for (let left = 0, right = chances.length - 1; left <= right;) {
    order.push((chances[left] ?? 0) < (chances[right] ?? 0) ? left++ : right--);
  }
  let sum = 0;
  const sums = [0, ...order.map((i) => (sum += chances[i] ?? 0))];
  const values: TwoSided[] = Array.from(chances, () => ({ p: 1, midP: 1 }));
  let less = 0;
  let most = 0;
  for (const i of order) {
    const limit = chances[i] ?? 0;
    while (less < order.length && lessThan(chances[order[less] ?? 0] ?? 0, limit)) less++;
    while (most < order.length && atMost(chances[order[most] ?? 0] ?? 0, limit)) most++;
    const [below, upTo] = [sums[less] ?? 0, sums[most] ?? 0];
    values[i] = { p: Math.min(1, upTo), midP: (below + upTo) / 2 };
  }
  return values;
}
