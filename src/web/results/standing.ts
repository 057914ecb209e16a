import { localDay } from '../../fieldwork/clock.js';
import { statusOf, type Wave } from '../../fieldwork/waves.js';
import type { Numbers } from '../../results/numbers.js';
import type { ResultsWords } from './words.js';

/** How a wave stands, in a sentence. */
export function sayStanding(wave: Wave, t: ResultsWords, numbers: Numbers): string {
  const status = statusOf(wave);
  if (status === 'open' && wave.opened_at !== null)
    return t.statusOpen(numbers.day(localDay(new Date(wave.opened_at))));
  if (wave.closed_at !== null) return t.statusClosed(numbers.day(localDay(new Date(wave.closed_at))));
  return t.statusPrepared;
}

/** How many took part, of how many where that is known. */
export function sayTookPart(n: number, population: number | null, t: ResultsWords, numbers: Numbers): string {
  return population === null
    ? t.tookPartOnly(numbers.count(n))
    : t.tookPart(numbers.count(n), numbers.count(population));
}
