import { describe, expect, it, test } from 'vitest';
import { hoursOn, nextHours, plannedDay, weekdayOf } from '../../src/fieldwork/calendar.js';
import { addDays, isDate, localDay } from '../../src/language/local-day.js';

const everyDay = { weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], hours: '09:00-12:00' } as const;
const step = (weekdays: readonly (typeof everyDay.weekdays)[number][]) => ({
  weekdays: [...weekdays],
  hours: '09:00-12:00',
});
const daily = step(everyDay.weekdays);
const midweek = step(['tue', 'wed', 'thu']);

describe('the hours in which letters may go', () => {
  it('are by the clock of the Netherlands, in winter and in summer', () => {
    expect(hoursOn(daily, '2026-03-28')).toEqual({
      from: new Date('2026-03-28T08:00:00Z'),
      until: new Date('2026-03-28T11:00:00Z'),
    });
    expect(hoursOn(daily, '2026-03-29')).toEqual({
      from: new Date('2026-03-29T07:00:00Z'),
      until: new Date('2026-03-29T10:00:00Z'),
    });
  });

  it('are on none but the days of the step', () => {
    const week = ['23', '24', '25', '26', '27', '28', '29'].map((day) => `2026-03-${day}`);
    expect(week.filter((date) => hoursOn(midweek, date))).toEqual(['2026-03-24', '2026-03-25', '2026-03-26']);
  });

  // Found in the calendars that the Dutch government publishes.
  test.each([
    [2026, '01-01 04-03 04-05 04-06 04-27 05-05 05-14 05-24 05-25 12-25 12-26'],
    [2027, '01-01 03-26 03-28 03-29 04-27 05-05 05-06 05-16 05-17 12-25 12-26'],
    [2031, '01-01 04-11 04-13 04-14 04-26 05-05 05-22 06-01 06-02 12-25 12-26'],
  ])('are on no Dutch holiday of %s', (year, holidays) => {
    const days = Array.from({ length: 365 }, (_, i) => addDays(`${year}-01-01`, i));
    expect(days.filter((date) => !hoursOn(daily, date)).join(' ')).toBe(
      holidays
        .split(' ')
        .map((day) => `${year}-${day}`)
        .join(' '),
    );
  });

  it('come again after they passed, on the next day that is one', () => {
    const next = (now: string) => nextHours(midweek, new Date(now)).from.toISOString();
    expect(next('2026-03-24T03:00:00Z')).toBe('2026-03-24T08:00:00.000Z');
    expect(next('2026-03-24T10:59:59Z')).toBe('2026-03-24T08:00:00.000Z');
    expect(next('2026-03-24T11:00:00Z')).toBe('2026-03-25T08:00:00.000Z');
    expect(next('2026-03-26T11:00:00Z')).toBe('2026-03-31T07:00:00.000Z');
    expect(nextHours(daily, new Date('2026-04-03T12:00:00Z')).from.toISOString()).toBe('2026-04-04T07:00:00.000Z');
    expect(nextHours(daily, new Date('2026-04-04T12:00:00Z')).from.toISOString()).toBe('2026-04-07T07:00:00.000Z');
  });
});

describe('the day of a step', () => {
  const planned = (day: number, start: string) =>
    plannedDay({ step: 'invitation', day, ...midweek, letters: {} }, start);

  it('is the next one that is fit, or the one before it for what goes before the invitation', () => {
    expect([planned(0, '2026-03-24'), planned(3, '2026-03-24'), planned(11, '2026-03-26')]).toEqual([
      '2026-03-24',
      '2026-03-31',
      '2026-04-07',
    ]);
    expect([planned(-3, '2026-03-24'), planned(-1, '2026-03-26')]).toEqual(['2026-03-19', '2026-03-25']);
    expect(weekdayOf('2026-03-24')).toBe('tue');
  });
});

describe('dates', () => {
  it('change at midnight in the Netherlands', () => {
    expect(
      ['2026-03-28T22:59:59Z', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'].map((at) => localDay(new Date(at))),
    ).toEqual(['2026-03-28', '2026-03-29', '2026-03-30']);
  });

  it('are told from other texts', () => {
    expect(['2026-03-10', '2028-02-29'].every(isDate)).toBe(true);
    expect(['2026-02-30', '10-3-2026', '2026-3-10', 'morgen', ''].some(isDate)).toBe(false);
  });

  it('count on over a change of the clock', () => {
    expect([addDays('2026-03-28', 1), addDays('2026-03-01', -1), addDays('2026-10-25', 1)]).toEqual([
      '2026-03-29',
      '2026-02-28',
      '2026-10-26',
    ]);
  });
});
