import { localDay } from '../language/local-day.js';
import { statusOf, type Wave } from '../study/waves.js';
import type { Numbers } from '../language/numbers.js';
import type { ResultsTexts } from './texts/results.js';

/**
 * Returns the status of a wave, in a sentence. When a past or made-up wave came in says nothing of
 * when it was asked.
 */
export function describeWaveStatus(wave: Wave, t: ResultsTexts, numbers: Numbers): string {
  const status = statusOf(wave);
  if (status === 'open' && wave.openedAt !== null) return t.statusOpen(numbers.day(localDay(new Date(wave.openedAt))));
  if (wave.synthetic) return t.statusMade;
  if (wave.importedAt !== null) return t.statusImported(numbers.day(localDay(new Date(wave.importedAt))));
  if (wave.closedAt !== null) return t.statusClosed(numbers.day(localDay(new Date(wave.closedAt))));
  return t.statusPrepared;
}

/**
 * Returns what the page on who was asked and took part is called: of some waves only the latter is
 * known.
 */
export function nameFieldwork({ importedAt }: Pick<Wave, 'importedAt'>, t: ResultsTexts): string {
  return importedAt === null ? t.fieldwork : t.whoAnswered;
}

/** Returns how many took part, of how many where that is known. */
export function describeTurnout(n: number, population: number | null, t: ResultsTexts, numbers: Numbers): string {
  return population === null
    ? t.tookPartOnly(numbers.count(n))
    : t.tookPart(numbers.count(n), numbers.count(population));
}

/** Returns why there is nothing to see yet for who sees what was published. */
export function describeWaiting(wave: Wave, t: ResultsTexts): string {
  return t.published.waits[statusOf(wave)];
}
