import { localDay } from '../language/local-day.js';
import { numbersIn } from '../language/numbers.js';
import type { Language } from '../language/text.js';
import type { Snapshot } from '../publication/snapshot.js';
import type { Locale } from './locale.js';
import { publishedTexts } from './texts/published.js';

/**
 * Returns of which day the figures of a page are, in a sentence. Empty where they are live. It
 * begins with a warning while they were not published yet.
 */
export function describeSnapshot(
  snapshot: Snapshot | undefined,
  { t, numbers }: Pick<Locale, 't' | 'numbers'>,
): string {
  if (!snapshot) return '';
  const day = writeMoment(snapshot, numbers);
  return snapshot.publishedAt === null ? t.published.prepared(day) : t.published.stand(day);
}

/** Returns of which day figures are, in a source. */
export function citeSnapshot(snapshot: Snapshot, language: Language): string {
  const { standInSource, preparedInSource } = publishedTexts[language];
  const day = writeMoment(snapshot, numbersIn(language));
  return snapshot.publishedAt === null ? preparedInSource(day) : standInSource(day);
}

/** Returns when a snapshot was made: its day, with the time where that does not tell it apart. */
export function writeMoment(snapshot: Pick<Snapshot, 'id' | 'sharesDay'>, numbers: Locale['numbers']): string {
  const day = numbers.day(snapshotDay(snapshot));
  return snapshot.sharesDay ? `${day}, ${numbers.time(new Date(snapshot.id))}` : day;
}

/** Returns the day on which a snapshot was made, in the Netherlands. */
export function snapshotDay({ id }: Pick<Snapshot, 'id'>): string {
  return localDay(new Date(id));
}
