import type { Group } from '../statistics/group.js';
import type { Interval } from '../statistics/interval.js';
import { describingInterval } from './measured.js';

/**
 * How percentages are rounded. What is published is rounded here, once, so that a page, a file and
 * the API tell the same number.
 */

/** Returns a whole percentage; a half goes up. */
export function roundPercent(percent: number): number {
  return Math.round(percent);
}

/** Returns the share of a group as a whole percentage, 0 to 100. The base is not 0. */
export function wholePercent({ count, base }: Group): number {
  return roundPercent((100 * count) / base);
}

/** A share as it is published: its number of people, and percentages that are whole. */
export interface WholeShare {
  readonly count: number;
  readonly percent: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Returns a share of `population` people with its interval; nulls where nobody is in its base. */
export function wholeShare({ count, base }: Group, population: number | null): WholeShare {
  const interval = describingInterval(count, base, population);
  return {
    count,
    percent: base === 0 ? null : wholePercent({ count, base }),
    low: interval ? roundPercent(interval.low) : null,
    high: interval ? roundPercent(interval.high) : null,
  };
}

/**
 * Returns a difference in whole points, its ends rounded outward: it claims no more than before.
 */
export function roundPoints<T extends Interval>(difference: T): T {
  // Adding 0 makes 0 of −0.
  return { ...difference, low: Math.floor(difference.low) + 0, high: Math.ceil(difference.high) + 0 };
}
