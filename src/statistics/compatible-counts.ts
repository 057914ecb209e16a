import { fraction } from './decimal.js';
import type { Group } from './group.js';

/**
 * What is known of a published percentage; bases are whole numbers from 1 on, percentages 0 to 100.
 */
export interface Published {
  readonly baseLow: number;
  readonly baseHigh: number;
  /** The lowest percentage that is rounded to the published one. */
  readonly percentLow: number;
  /** The lowest percentage that is rounded to the next one. */
  readonly percentHigh: number;
}

/** With more pairs than this hardly anything is known. */
export const mostCandidates = 100_000;

/**
 * Returns every count and base behind a published percentage, sorted by base. A percentage on a
 * rounding limit is decided exactly: 139 out of 200 is 69.5%. Throws a RangeError for bases that
 * are not whole numbers from 1 on, and when over 100,000 pairs fit.
 */
export function compatibleCounts({ baseLow, baseHigh, percentLow, percentHigh }: Published): Group[] {
  if (!Number.isSafeInteger(baseLow) || !Number.isSafeInteger(baseHigh) || baseLow < 1) {
    throw new RangeError(`A base from ${baseLow} to ${baseHigh} cannot be: give whole numbers from 1 on.`);
  }
  const found: Group[] = [];
  for (let base = baseLow; base <= baseHigh; base++) {
    const first = Math.max(0, leastCount(percentLow, base));
    const last = Math.min(base, leastCount(percentHigh, base) - 1);
    if (found.length + last - first >= mostCandidates) throw new RangeError(`Over ${mostCandidates} pairs fit.`);
    for (let count = first; count <= last; count++) found.push({ count, base });
  }
  return found;
}

/** The smallest whole number that is at least `percent` of `base`. */
function leastCount(percent: number, base: number): number {
  const { above, below } = fraction(percent);
  const parts = above * BigInt(base);
  const whole = below * 100n;
  const least = parts / whole;
  return Number(least * whole < parts ? least + 1n : least);
}
