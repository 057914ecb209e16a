import { describe, expect, it } from 'vitest';
import { comingLetters } from '../../src/fieldwork/coming-letters.js';
import { datesOf, type Had } from '../../src/fieldwork/next-letter.js';
import { getOurSteps } from './plans.js';

const steps = getOurSteps();
/** What comes at a moment, of a plan whose invitation is on Thursday 26 March 2026. */
const coming = (now: string, had: readonly Had[] = []) =>
  comingLetters(steps, had, { now: new Date(now), dates: datesOf(steps, '2026-03-26') }).map(
    ({ step, day }) => `${step} ${day.slice(5)}`,
  );
// The day that Easter adds before the second reminder delays the third.
const whole = ['announcement 03-23', 'invitation 03-26', 'reminder-1 03-30', 'reminder-2 04-07', 'reminder-3 04-14'];

describe('what comes for somebody who stays silent', () => {
  it('is the whole plan before its first day, on the dates of that plan', () => {
    expect(coming('2026-03-20T09:00:00Z')).toEqual(whole);
    const planned = [...datesOf(steps, '2026-03-26').planned].map(([step, day]) => `${step} ${day.slice(5)}`);
    expect(planned).toEqual(whole);
  });

  it('leaves out what they had, and an announcement that would come beside the invitation', () => {
    const had = [{ step: 'announcement', day: '2026-03-23', state: 'gone' }] as const;
    expect(coming('2026-03-24T09:00:00Z', had)).toEqual(whole.slice(1));
    expect(coming('2026-03-26T08:30:00Z')).toEqual(whole.slice(1));
  });

  it('moves along where a letter goes late, to days on which it may go', () => {
    expect(coming('2026-03-27T12:00:00Z')).toEqual([
      'invitation 03-31',
      'reminder-1 04-07',
      'reminder-2 04-14',
      'reminder-3 04-21',
    ]);
  });

  it('takes a letter that waits to go today, and ends after an invitation that failed', () => {
    const had = (state: Had['state']) => [{ step: 'invitation', day: '2026-03-26', state }];
    expect(coming('2026-03-26T09:00:00Z', had('waiting'))).toEqual(whole.slice(2));
    expect(coming('2026-03-26T09:00:00Z', had('failed'))).toEqual([]);
  });
});
