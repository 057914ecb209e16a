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

/** Measures a share in a group of which so many people were approached; fewer than answered cannot be right, and is left out. */
export function describe(group: Group, approached: number): Described {
  const known = approached >= group.base;
  const interval = known ? inPercent(wilsonFinite(group.count, group.base, approached)) : undefined;
  return { ...measure(group), described: interval ? { ...interval, population: approached } : null };
}

function inPercent(interval: Interval | undefined): Interval | undefined {
  return interval && { low: 100 * interval.low, high: 100 * interval.high };
}
