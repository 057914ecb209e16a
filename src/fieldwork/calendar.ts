import { gregorianEaster } from 'date-easter';
import { DateTime } from 'luxon';
import { weekdayNames, type Step } from '../study/definition.js';
import { zone } from './clock.js';

/** From when until when letters may go. */
export interface Hours {
  readonly from: Date;
  readonly until: Date;
}

/** When a step's letters may go on a date (2026-03-10), by the clock of the Netherlands; undefined when not at all. */
export function hoursOn({ weekdays, hours }: Pick<Step, 'weekdays' | 'hours'>, date: string): Hours | undefined {
  const day = DateTime.fromISO(date, { zone });
  const weekday = weekdayNames[day.weekday - 1];
  if (!weekday || !weekdays.includes(weekday) || isHoliday(day)) return undefined;
  const at = (time: string) => DateTime.fromISO(`${date}T${time}`, { zone }).toJSDate();
  return { from: at(hours.slice(0, 5)), until: at(hours.slice(6)) };
}

/** The hours that are now or come next. There always are some: no year has holidays on every weekday. */
export function nextHours(step: Pick<Step, 'weekdays' | 'hours'>, now: Date): Hours {
  for (let day = DateTime.fromJSDate(now, { zone }).startOf('day'); ; day = day.plus({ days: 1 })) {
    const hours = hoursOn(step, day.toFormat('yyyy-MM-dd'));
    if (hours && hours.until > now) return hours;
  }
}

/**
 * The date on which a step is planned, where the invitation is planned on `start`: a day on which its letters may go.
 * What goes before the invitation goes earlier rather than later.
 */
export function plannedDay(step: Step, start: string): string {
  let date = addDays(start, step.day);
  while (!hoursOn(step, date)) date = addDays(date, step.day < 0 ? -1 : 1);
  return date;
}

/** The name of a date's day in the week. */
export function weekdayOf(date: string): string {
  return weekdayNames[DateTime.fromISO(date, { zone: 'utc' }).weekday - 1] ?? '';
}

/** The date so many days later. */
export function addDays(date: string, days: number): string {
  return DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');
}

/** Whether a text is a date, such as 2026-03-10. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}

/** The days on which the Netherlands rest: Algemene termijnenwet, article 3, Good Friday and both days of Easter and Whitsun among them. */
function isHoliday(day: DateTime): boolean {
  const { year } = day;
  const { month, day: sunday } = gregorianEaster(year);
  const easter = DateTime.fromObject({ year, month, day: sunday }, { zone });
  const on = (fixedMonth: number, fixedDay: number) =>
    DateTime.fromObject({ year, month: fixedMonth, day: fixedDay }, { zone });
  const birthday = on(4, 27);
  const holidays = [
    on(1, 1),
    ...[-2, 0, 1, 39, 49, 50].map((days) => easter.plus({ days })),
    birthday.weekday === 7 ? birthday.minus({ days: 1 }) : birthday,
    on(5, 5),
    on(12, 25),
    on(12, 26),
  ];
  return holidays.some((holiday) => holiday.hasSame(day, 'day'));
}
