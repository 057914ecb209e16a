import { DateTime } from 'luxon';
import { memoize } from '../memoize.js';

/** Where the people are whom we write to: days and hours of the plan are by its clock. */
export const zone = 'Europe/Amsterdam';

/** Dates by the hour in UTC: the Netherlands are whole hours away from it. */
const dayOfHour = memoize((hour: string) => DateTime.fromISO(`${hour}:00Z`, { zone }).toFormat('yyyy-MM-dd'), {
  max: 10_000,
  key: (hour) => hour,
});

/** The date in the Netherlands at a moment: 2026-03-10. */
export function localDay(at: Date): string {
  return dayOfHour(at.toISOString().slice(0, 13));
}
