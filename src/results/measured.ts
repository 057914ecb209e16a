import { wilsonFinite } from '../statistics/finite-population.js';
import type { Group } from '../statistics/group.js';
import type { Interval } from '../statistics/interval.js';
import { wilson } from '../statistics/wilson.js';

/** A share as it was counted; percentages from 0 to 100, null where nobody is in the base. */
export interface Measured extends Group {
  readonly percent: number | null;
  /** The 95% interval (Wilson) for all that might ever have been asked: the one to compare waves with. */
  readonly low: number | null;
  readonly high: number | null;
}

/** The same, with the interval for the people of this one wave. */
export interface Described extends Measured {
  /** The 95% interval for the `population` people approached; null where it is not known how many those are. */
  readonly described: { readonly low: number; readonly high: number; readonly population: number } | null;
}

export function measure({ count, base }: Group): Measured {
  const interval = inPercent(wilson(count, base));
  return {
    count,
    base,
    percent: base === 0 ? null : (100 * count) / base,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

/** Measures a share among so many people in all; null when their number is not known. */
export function describe(group: Group, population: number | null): Described {
  const interval = population === null ? undefined : describingInterval(group.count, group.base, population);
  return { ...measure(group), described: interval && population !== null ? { ...interval, population } : null };
}

/** The people that a wave describes: those approached, unless fewer were (as far as we know) than answered. */
export function populationOf(approached: number, n: number): number | null {
  return approached > 0 && approached >= n ? approached : null;
}

/**
 * The 95% interval (0–100) of the percentage that `count` is of `base`, among these people alone where `population` says
 * how many there are; undefined for a base of 0.
 */
export function describingInterval(count: number, base: number, population: number | null): Interval | undefined {
  if (base > 0 && base === population) return { low: (100 * count) / base, high: (100 * count) / base };
  return inPercent(population === null ? wilson(count, base) : wilsonFinite(count, base, population));
}

function inPercent(interval: Interval | undefined): Interval | undefined {
  return interval && { low: 100 * interval.low, high: 100 * interval.high };
}
