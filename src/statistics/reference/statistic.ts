import { z } from 'zod';

/** A statistic that can be computed on its own, to be checked against another program. */
export interface Statistic {
  /**
   * Returns its value for a raw input. Throws a ZodError where the input does not fit, in the words
   * of `error` where the schema has none.
   */
  compute(input: unknown, error?: z.core.$ZodErrorMap): object;
}

/** Statistics by their names, which are those of the families of reference cases. */
export type Statistics = Readonly<Record<string, Statistic>>;

/**
 * Returns a statistic that parses its input before it is computed. The schema gives `compute` its
 * type, so that it needs no casts.
 */
export function statistic<I extends z.ZodType>(input: I, compute: (input: z.infer<I>) => object): Statistic {
  return { compute: (raw, error) => compute(input.parse(raw, error && { error })) };
}

const largest = 1_000_000_000;
export const Count = z
  .int(`give a whole number from 0 to ${largest}`)
  .min(0, 'give a whole number of 0 or more')
  .max(largest, `give ${largest} at most`);
export const Base = Count.min(1, 'give a whole number of 1 or more');
export const Share = z
  .number('give a share from 0 to 1')
  .min(0, 'give a share from 0 to 1')
  .max(1, 'give a share from 0 to 1');
/** A share that is neither 0 nor 1: a confidence, a level, a power. */
export const Between = z
  .number('give a number between 0 and 1, such as 0.95')
  .gt(0, 'give more than 0')
  .lt(1, 'give less than 1, such as 0.95');

/** Returns a rule that one field, a count, is at most another, its base. */
export function within<C extends string, B extends string>(count: C, base: B) {
  return {
    fits: (input: Record<C | B, number>) => input[count] <= input[base],
    otherwise: { path: [count], message: `give ${base} or less` },
  };
}
