import { z } from 'zod';
import { normalQuantile } from './normal.js';
import { OutcomeCounts, outcomeRates } from './outcome-rates.js';
import { wilson } from './wilson.js';

/** A statistic that can be computed on its own, to be checked against another program. */
export interface Statistic {
  /** Its value of a raw input; throws a ZodError where the input does not fit. */
  compute(input: unknown): object;
}

/** Ties what a statistic takes to how it is computed, so that its rules need no casts. */
function statistic<I extends z.ZodType>(input: I, compute: (input: z.infer<I>) => object): Statistic {
  return { compute: (raw) => compute(input.parse(raw)) };
}

const Count = z.int().min(0);
const Proportion = z
  .strictObject({ x: Count, n: Count, conf: z.number().gt(0).lt(1) })
  .refine(({ x, n }) => x <= n, { path: ['x'], message: 'must not be more than n' });

/** Every statistic by its name; inputs and values have the names of the reference cases (test/statistics/reference.json). */
export const statistics: Readonly<Record<string, Statistic>> = {
  aapor: statistic(OutcomeCounts, outcomeRates),
  wilson: statistic(Proportion, ({ x, n, conf }) => {
    const interval = wilson(x, n, normalQuantile(1 - (1 - conf) / 2));
    return { estimate: n === 0 ? null : x / n, lower: interval?.low ?? null, upper: interval?.high ?? null };
  }),
};
