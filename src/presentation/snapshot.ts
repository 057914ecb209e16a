import { localDay } from '../language/local-day.js';
import type { Snapshot } from '../publication/snapshot.js';
import type { Locale } from './locale.js';

/**
 * Returns of which day the figures of a page are, in a sentence. Empty where they are live. It
 * begins with a warning while they were not published yet.
 */
export function describeSnapshot(
  snapshot: Snapshot | undefined,
  { t, numbers }: Pick<Locale, 't' | 'numbers'>,
): string {
  if (!snapshot) return '';
  const day = numbers.day(snapshotDay(snapshot));
  return snapshot.publishedAt === null ? t.published.prepared(day) : t.published.stand(day);
}

/** Returns the day on which a snapshot was made, in the Netherlands. */
export function snapshotDay({ id }: Pick<Snapshot, 'id'>): string {
  return localDay(new Date(id));
}
