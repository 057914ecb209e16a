import { erfc } from './erfc.js';
import { logGamma } from './gamma.js';

/**
 * Returns the chance of a chi-square of `x` or more. 0 to 1; `df`, the degrees of freedom, is a
 * whole number from 1 on. The finite sums of Abramowitz & Stegun 26.4.4 (odd) and 26.4.5 (even).
 */
export function chiSquareTail(x: number, df: number): number {
  if (x <= 0) return 1;
  const half = x / 2;
  const odd = df % 2 === 1;
  let tail = odd ? erfc(Math.sqrt(half)) : 0;
  for (let power = odd ? 0.5 : 0; power < df / 2; power++) {
    tail += Math.exp(power * Math.log(half) - half - logGamma(power + 1));
  }
  return Math.min(1, tail);
}
