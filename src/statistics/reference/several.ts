import { z } from 'zod';
import { benjaminiHochberg, type PValues } from '../many-tests.js';
import { holm } from './holm.js';
import { trend } from '../trend.js';
import { Count, Share, statistic, type Statistics } from './statistic.js';

const PValue = Share.nullable();
const Family = z.strictObject({
  p: z.union([PValue, z.array(PValue)], 'give a p value from 0 to 1, or a list of them'),
});

const Waves = z
  .strictObject({
    x: z.array(Count),
    n: z.array(Count),
    scores: z.array(z.number('give a number: 1, 2, 3, or a year')),
  })
  .refine(({ x, n }) => x.length === n.length, { path: ['n'], error: 'give as many as there are of x' })
  .refine(({ x, scores }) => x.length === scores.length, {
    path: ['scores'],
    error: 'give as many as there are of x',
  })
  .refine(({ x, n }) => x.every((count, i) => count <= (n[i] ?? 0)), { path: ['x'], error: 'give none above its n' });

/** Statistics of several tests and of several waves. */
export const several: Statistics = {
  holm: statistic(Family, ({ p }) => {
    const ps: PValues = (Array.isArray(p) ? p : [p]).map((value) => value ?? undefined);
    const written = (adjusted: PValues) => {
      const values = adjusted.map((value) => value ?? null);
      return Array.isArray(p) ? values : values[0];
    };
    return { adjusted: written(holm(ps)), bh: written(benjaminiHochberg(ps)) };
  }),

  cochran_armitage: statistic(Waves, ({ x, n, scores }) => {
    const value = trend(x.map((count, i) => ({ count, base: n[i] ?? 0, score: scores[i] ?? 0 })));
    return {
      chisq: value?.chiSquare ?? null,
      p: value?.p ?? null,
      p_exact: value?.exact ?? null,
      p_midp: value?.midP ?? null,
    };
  }),
};
