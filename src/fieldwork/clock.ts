import { DateTime } from 'luxon';

/** Where the people are whom we write to: days and hours of the plan are by its clock. */
export const zone = 'Europe/Amsterdam';

/** The date in the Netherlands at a moment: 2026-03-10. */
export function localDay(at: Date): string {
  return DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd');
}
