import { z } from 'zod';
import { wilsonFinite } from '../statistics/finite-population.js';
import type { Group } from '../statistics/group.js';
import type { Interval } from '../statistics/interval.js';
import { count, percentage } from '../statistics/units.js';
import type { Approached } from './approached.js';
import { wilson } from '../statistics/wilson.js';

/** A share as it was counted; percentages from 0 to 100, null where nobody is in the base. */
export const Measured = z
  .object({
    count,
    base: count,
    percent: percentage.nullable(),
    low: percentage
      .nullable()
      .meta({ description: 'The 95% interval (Wilson), for comparing waves: no finite population.' }),
    high: percentage.nullable(),
  })
  .readonly()
  .meta({ id: 'Measured', description: 'A share as it was counted; null where nobody is in the base.' });
export type Measured = z.infer<typeof Measured>;

/** The same, with the interval for the people of this wave alone. */
export const Described = z
  .object({
    ...Measured.unwrap().shape,
    described: z.object({ low: percentage, high: percentage, population: count }).readonly().nullable().meta({
      description:
        'The 95% interval for the people of this wave whom the question is for (`population`), for describing it; null where their number is unknown.',
    }),
  })
  .readonly()
  .meta({
    id: 'Described',
    description: 'A share as it was counted, with the interval for the people of this one wave.',
  });
export type Described = z.infer<typeof Described>;

export function measure({ count: n, base }: Group): Measured {
  const interval = inPercent(wilson(n, base));
  return {
    count: n,
    base,
    percent: base === 0 ? null : (100 * n) / base,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

/**
 * Returns a share with its interval among the people of its wave. `population` is how many these
 * are; null when that is not known.
 */
export function describe(group: Group, population: number | null): Described {
  const interval = population === null ? undefined : describingInterval(group.count, group.base, population);
  return { ...measure(group), described: interval && population !== null ? { ...interval, population } : null };
}

/**
 * Returns how many people a wave describes: those approached, without who turned out not to be
 * meant. Null when none are known, or fewer than answered.
 */
export function populationOf({ people, screenedOut }: Approached, n: number): number | null {
  const meant = people - screenedOut;
  return meant > 0 && meant >= n ? meant : null;
}

/**
 * Returns how many people of a population a question is for, where `asked` of `n` who answered got
 * it. Who is silent is taken to have been led to it as often as they were: the sampled fraction is
 * that of the wave. Null where the population is.
 */
export function populationAsked(population: number | null, asked: number, n: number): number | null {
  return population === null || n === 0 ? null : Math.round((population * asked) / n);
}

/**
 * Returns the 95% interval (0–100) of the percentage `count` of `base`. It holds for these people
 * alone where `population` is their number. Undefined for a base of 0.
 */
export function describingInterval(count: number, base: number, population: number | null): Interval | undefined {
  if (base > 0 && base === population) return { low: (100 * count) / base, high: (100 * count) / base };
  return inPercent(population === null ? wilson(count, base) : wilsonFinite(count, base, population));
}

/**
 * Returns the percentages (0–100) between which a share lies whatever `silent` people would say: at
 * one end all of them the one thing, at the other the other (Manski 1989, J Human Resources
 * 24:343). Null where their number is unknown, and where nobody is in the base.
 */
export function boundsIfSilent({ count: n, base }: Group, silent: number | null): Interval | null {
  if (silent === null || base === 0) return null;
  return { low: (100 * n) / (base + silent), high: (100 * (n + silent)) / (base + silent) };
}

function inPercent(interval: Interval | undefined): Interval | undefined {
  return interval && { low: 100 * interval.low, high: 100 * interval.high };
}
