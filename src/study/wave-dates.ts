import { numbersIn } from '../language/numbers.js';
import { addDays, localDay } from '../language/local-day.js';
import type { Language } from '../language/text.js';
import type { Wave } from './waves.js';

/** What can be told of a wave's dates, in words: "vrijdag 18 december" and "februari 2027". */
export interface WaveDates {
  /** The last day on which one can take part, as planned. */
  readonly until?: string;
  /** The month in which the report is expected. */
  readonly reportMonth?: string;
}

/**
 * Returns the dates that a wave's letters and pages tell. What is past is left out, and so is all
 * of it for a wave without a planned end. `today` is a date in the Netherlands.
 */
export function tellDates(
  { until }: { readonly until: string | null },
  { reportWeeks }: { readonly reportWeeks?: number | undefined },
  today: string,
  language: Language,
): WaveDates {
  if (until === null) return {};
  const { weekday, month } = numbersIn(language);
  const report = reportWeeks === undefined ? undefined : addDays(until, 7 * reportWeeks);
  return {
    ...(until >= today && { until: weekday(until, today) }),
    ...(report !== undefined && report.slice(0, 7) >= today.slice(0, 7) && { reportMonth: month(report) }),
  };
}

/** On which days people could answer: dates in the Netherlands, null where that is not known. */
export interface FieldworkDays {
  readonly openedOn: string | null;
  readonly closedOn: string | null;
}

/**
 * Returns the days on which a wave opened and closed. When a wave came out of a file says nothing
 * of when people answered: it has none.
 */
export function fieldworkDays({
  openedAt,
  closedAt,
  importedAt,
}: Pick<Wave, 'openedAt' | 'closedAt' | 'importedAt'>): FieldworkDays {
  const dayOf = (at: string | null) => (at === null || importedAt !== null ? null : localDay(new Date(at)));
  return { openedOn: dayOf(openedAt), closedOn: dayOf(closedAt) };
}
