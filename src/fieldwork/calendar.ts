import { gregorianEaster } from 'date-easter';
import { DateTime } from 'luxon';
import { memoize } from '../memoize.js';
import { weekdayNames, type Step } from '../study/definition.js';
import { addDays, localDay, zone } from '../language/local-day.js';

/** The hours in which letters may go. */
export interface Hours {
  readonly from: Date;
  readonly until: Date;
}

/**
 * Returns the hours in which a step's letters may go on a date. The date (2026-03-10) is one in the
 * Netherlands. Undefined when they may not go at all.
 */
export function hoursOn({ weekdays, hours }: Pick<Step, 'weekdays' | 'hours'>, date: string): Hours | undefined {
  if (!weekdays.some((weekday) => weekday === weekdayOf(date)) || isHoliday(date)) return undefined;
  const at = (time: string) => DateTime.fromISO(`${date}T${time}`, { zone }).toJSDate();
  return { from: at(hours.slice(0, 5)), until: at(hours.slice(6)) };
}

/**
 * Returns the hours that are now or come next. There always are some: no year has holidays on every
 * weekday.
 */
export function nextHours(step: Pick<Step, 'weekdays' | 'hours'>, now: Date): Hours {
  for (let date = localDay(now); ; date = addDays(date, 1)) {
    const hours = hoursOn(step, date);
    if (hours && hours.until > now) return hours;
  }
}

/**
 * Returns the date on which a step is planned. `start` is the date of the invitation. It is a day
 * on which the step's letters may go; a step before the invitation goes earlier rather than later.
 */
export function plannedDay(step: Step, start: string): string {
  return openDay(step, addDays(start, step.day), step.day < 0 ? -1 : 1);
}

/** Returns the first date from a date on, at which a step's letters may go. */
export function firstDayFor(step: Pick<Step, 'weekdays' | 'hours'>, from: string): string {
  return openDay(step, from, 1);
}

function openDay(step: Pick<Step, 'weekdays' | 'hours'>, from: string, direction: 1 | -1): string {
  let date = from;
  while (!hoursOn(step, date)) date = addDays(date, direction);
  return date;
}

/** Returns the name of a date's weekday. */
export function weekdayOf(date: string): string {
  return weekdayNames[(new Date(date).getUTCDay() + 6) % 7] ?? '';
}

/**
 * Whether it is a public holiday in the Netherlands: Algemene termijnenwet, article 3, with Good
 * Friday and both days of Easter and Whitsun.
 */
function isHoliday(date: string): boolean {
  return holidaysOf(date.slice(0, 4)).has(date);
}

const holidaysOf = memoize(findHolidays, { max: 100, key: (year) => year });

function findHolidays(year: string): ReadonlySet<string> {
  const { month, day } = gregorianEaster(Number(year));
  const easter = DateTime.utc(Number(year), month, day).toFormat('yyyy-MM-dd');
  const birthday = `${year}-04-27`;
  return new Set([
    `${year}-01-01`,
    ...[-2, 0, 1, 39, 49, 50].map((days) => addDays(easter, days)),
    weekdayOf(birthday) === 'sun' ? addDays(birthday, -1) : birthday,
    `${year}-05-05`,
    `${year}-12-25`,
    `${year}-12-26`,
  ]);
}
