import { betaQuantile } from './beta.js';
import { finiteStandardError } from '../finite-population.js';
import type { Interval } from '../interval.js';
import { studentQuantile } from './student.js';

export const surveyMethods = ['beta', 'xlogit', 'asin'] as const;

interface Survey {
  readonly count: number;
  readonly base: number;
  readonly population: number;
  readonly confidence: number;
  readonly method: (typeof surveyMethods)[number];
  /** Degrees of freedom of the design; base − 1 for a simple sample. */
  readonly df: number;
}

/**
 * Returns the interval, 0 to 1, of R's survey::svyciprop. For a simple random sample without
 * replacement: Korn & Graubard's (1998, Survey Methodology 24:193) for `beta`, Student's on the
 * scale of the logit or of the arcsine for the others. Both ends equal the share when everybody
 * answered. Undefined where there is no variance to use: a base below 2, or 0% or 100%.
 */
export function surveyInterval({ count, base, population, confidence, method, df }: Survey): Interval | undefined {
  const error = finiteStandardError({ count, base }, population);
  if (error === undefined || count === 0 || count === base) return undefined;
  const p = count / base;
  if (error === 0) return { low: p, high: p };
  const tail = (1 - confidence) / 2;
  const reach = studentQuantile(1 - tail, df);
  const spread = p * (1 - p);
  switch (method) {
    case 'beta': {
      const effective = (spread / error ** 2) * (studentQuantile(1 - tail, base - 1) / reach) ** 2;
      const [yes, no] = [effective * p, effective * (1 - p)];
      return { low: betaQuantile(tail, yes, no + 1), high: betaQuantile(1 - tail, yes + 1, no) };
    }
    case 'xlogit': {
      const at = (z: number) => 1 / (1 + Math.exp(-Math.log(p / (1 - p)) - (z * error) / spread));
      return { low: at(-reach), high: at(reach) };
    }
    case 'asin': {
      const at = (z: number) => Math.sin(Math.asin(Math.sqrt(p)) + (z * error) / (2 * Math.sqrt(spread))) ** 2;
      return { low: at(-reach), high: at(reach) };
    }
  }
}
