import { DateTime } from 'luxon';
import { memoize } from '../memoize.js';

/** The time zone of the respondents, in which the plan's days and hours are given. */
export const zone = 'Europe/Amsterdam';

/** Dates by the hour in UTC: the Netherlands are whole hours away from it. */
const dayOfHour = memoize((hour: string) => DateTime.fromISO(`${hour}:00Z`, { zone }).toFormat('yyyy-MM-dd'), {
  max: 10_000,
  key: (hour) => hour,
});

/** Returns the date in the Netherlands at a moment, such as 2026-03-10. */
export function localDay(at: Date): string {
  return dayOfHour(at.toISOString().slice(0, 13));
}

/** Returns the date so many days later. */
export function addDays(date: string, days: number): string {
  const later = new Date(date);
  later.setUTCDate(later.getUTCDate() + days);
  return later.toISOString().slice(0, 10);
}

/** Returns whether a text is a date, such as 2026-03-10. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}
