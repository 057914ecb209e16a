import { fraction } from './decimal.js';
import type { Group } from './group.js';

/** What is known of a published percentage; bases are whole numbers from 1 on, percentages from 0 to 100. */
export interface Published {
  readonly baseLow: number;
  readonly baseHigh: number;
  /** A percentage of at least this was rounded to what was published … */
  readonly percentLow: number;
  /** … and of less than this. */
  readonly percentHigh: number;
}

/** More than this says that hardly anything is known. */
export const mostCandidates = 100_000;

/**
 * Every count and base behind a published percentage, by base and then by count. A percentage on the edge is told exactly:
 * 139 out of 200 is 69.5%. Refuses, with a RangeError, bases that are not whole numbers from 1 on, and what over 100,000 pairs fit.
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

/** The least whole number that is at least `percent` of `base`. */
function leastCount(percent: number, base: number): number {
  const { above, below } = fraction(percent);
  const parts = above * BigInt(base);
  const whole = below * 100n;
  const least = parts / whole;
  return Number(least * whole < parts ? least + 1n : least);
}
