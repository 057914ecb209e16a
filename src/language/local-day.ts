import { DateTime } from 'luxon';

/** Where the people are whom we write to: days and hours of the plan are by its clock. */
export const zone = 'Europe/Amsterdam';

/** Dates by the hour in UTC: the Netherlands are whole hours away from it. */
const known = new Map<string, string>();
const mostKnown = 10_000;

/** The date in the Netherlands at a moment: 2026-03-10. */
export function localDay(at: Date): string {
  const hour = at.toISOString().slice(0, 13);
  const before = known.get(hour);
  if (before !== undefined) return before;
  const day = DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd');
  if (known.size >= mostKnown) known.clear();
  known.set(hour, day);
  return day;
}
