import type { Anchored } from '../results/headline.js';
import type { Locale } from './locale.js';

/**
 * Returns what who did not answer could have made of a share, in a sentence. Empty where nobody is
 * silent, and where it is not known how many are.
 */
export function describeSilent(
  { n, population, bounds }: Pick<Anchored, 'n' | 'population' | 'bounds'>,
  { t, numbers }: Pick<Locale, 't' | 'numbers'>,
): string {
  if (!bounds || population === null || population === n) return '';
  const end = (percent: number) => numbers.percent(percent);
  return t.silent(numbers.count(population - n), numbers.count(population), end(bounds.low), end(bounds.high));
}
