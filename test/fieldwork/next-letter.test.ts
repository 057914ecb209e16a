import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays } from '../../src/language/local-day.js';
import { datesOf, nextLetter, type Had } from '../../src/fieldwork/next-letter.js';
import { stepNames, weekdayNames, type Step } from '../../src/study/definition.js';

const days = { announcement: -3, invitation: 0, 'reminder-1': 4, 'reminder-2': 11, 'reminder-3': 18 };
const steps = stepNames.map((step): Step => ({
  step,
  day: days[step],
  weekdays: [...weekdayNames],
  hours: '09:00-12:00',
  letters: {},
}));
const start = '2026-03-26';
const dates = datesOf(steps, start);
const next = (had: readonly Had[], today: string, from: string | undefined = start) => {
  const found = nextLetter(steps, had, from ? { today, dates: datesOf(steps, from) } : { today });
  return found && [found.step.step, found.day];
};
const gone = (step: Had['step'], day: string): Had => ({ step, day, state: 'gone' });

describe('the next letter', () => {
  test('is the announcement, until it is time for the invitation', () => {
    expect(next([], '2026-03-20')).toEqual(['announcement', '2026-03-23']);
    expect(next([], '2026-03-25')).toEqual(['announcement', '2026-03-23']);
    expect(next([], '2026-03-26')).toEqual(['invitation', '2026-03-26']);
    expect(next([], '2026-04-20')).toEqual(['invitation', '2026-03-26']);
  });

  test('follows the plan, and waits as long after a letter that went late', () => {
    expect(next([gone('announcement', '2026-03-23')], '2026-03-24')).toEqual(['invitation', '2026-03-26']);
    expect(next([gone('announcement', '2026-03-25')], '2026-03-26')).toEqual(['invitation', '2026-03-26']);
    expect(next([gone('invitation', '2026-03-26')], '2026-03-27')).toEqual(['reminder-1', '2026-03-30']);
    expect(next([gone('invitation', '2026-04-01')], '2026-04-02')).toEqual(['reminder-1', '2026-04-05']);
    expect(next([gone('invitation', '2026-03-26'), gone('reminder-1', '2026-04-09')], '2026-04-10')).toEqual([
      'reminder-2',
      '2026-04-16',
    ]);
  });

  test('without a plan is only held up by the letter before', () => {
    expect(next([], '2026-03-20', '')).toEqual(['invitation', '']);
    expect(next([gone('invitation', '2026-03-26')], '2026-03-27', '')).toEqual(['reminder-1', '2026-03-30']);
  });

  test('is none while one waits, after an invitation that failed, and after the last', () => {
    expect(next([{ step: 'invitation', day: '2026-03-26', state: 'waiting' }], '2026-05-01')).toBeUndefined();
    expect(next([{ step: 'invitation', day: '2026-03-26', state: 'failed' }], '2026-05-01')).toBeUndefined();
    expect(next([gone('invitation', '2026-03-26'), gone('reminder-3', '2026-04-13')], '2026-05-01')).toBeUndefined();
  });

  test('is the invitation once it is time, also while the announcement still waits', () => {
    const waits: Had = { step: 'announcement', day: '2026-03-23', state: 'waiting' };
    expect(next([waits], '2026-03-25')).toBeUndefined();
    expect(next([waits], '2026-03-26')).toEqual(['invitation', '2026-03-26']);
  });

  test('goes on after an announcement or reminder that failed', () => {
    expect(next([{ step: 'announcement', day: '2026-03-23', state: 'failed' }], '2026-03-26')).toEqual([
      'invitation',
      '2026-03-26',
    ]);
    const failed: Had = { step: 'reminder-1', day: '2026-03-30', state: 'failed' };
    expect(next([gone('invitation', '2026-03-26'), failed], '2026-04-01')).toEqual(['reminder-2', '2026-04-07']);
  });

  it('never is a step that somebody had, nor one before it, nor too soon after it, whenever one looks', () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: -30, max: 60 }),
        fc.integer({ min: 0, max: 40 }),
        (place, went, later) => {
          const step = stepNames[place] ?? 'invitation';
          const day = addDays(start, went);
          const found = nextLetter(steps, [gone(step, day)], { today: addDays(day, later), dates });
          if (!found) {
            expect(place).toBe(4);
            return;
          }
          const gap = found.step.step === 'invitation' ? 0 : found.step.day - days[step];
          expect(stepNames.indexOf(found.step.step)).toBeGreaterThan(place);
          expect(gap === 0 || found.day >= addDays(day, gap)).toBe(true);
        },
      ),
    );
  });
});
