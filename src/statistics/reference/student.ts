import { betaQuantile } from './beta.js';

/**
 * The point below which a share `p` (between 0 and 1) of Student's t distribution lies, for `df` degrees of freedom above 0:
 * from the beta distribution, Abramowitz & Stegun 26.7.1.
 */
export function studentQuantile(p: number, df: number): number {
  if (p < 0.5) return -studentQuantile(1 - p, df);
  const x = betaQuantile(2 * (1 - p), df / 2, 0.5);
  return Math.sqrt((df * (1 - x)) / x);
}
