import { betaQuantile } from './beta.js';

/**
 * Returns the point below which a share `p` of Student's t lies. `p` is between 0 and 1, `df` above
 * 0. From the beta distribution, Abramowitz & Stegun 26.7.1.
 */
export function studentQuantile(p: number, df: number): number {
  if (p < 0.5) return -studentQuantile(1 - p, df);
  const x = betaQuantile(2 * (1 - p), df / 2, 0.5);
  return Math.sqrt((df * (1 - x)) / x);
}
