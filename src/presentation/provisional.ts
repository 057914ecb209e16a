import type { Provisional } from '../publication/provisional.js';
import type { Locale } from './locale.js';

/**
 * Returns what a page says of the figures of an open wave: "Voorlopig: …". Empty for a group of
 * which none are shown, and where nothing is provisional.
 */
export function describeProvisional(
  provisional: readonly Provisional[] | undefined,
  group: string,
  { t, numbers }: Pick<Locale, 't' | 'numbers'>,
): string {
  const own = provisional?.find((one) => one.group === group);
  return own && own.shown > 0 ? t.provisional(numbers.count(own.shown), numbers.count(own.finished)) : '';
}
