import { describe, expect, it } from 'vitest';
import { tellDates } from '../../src/study/wave-dates.js';

const planned = { until: '2026-12-18' };
const study = { reportWeeks: 8 };

describe('the dates of a wave', () => {
  it('are told as people say them, in both languages', () => {
    expect(tellDates(planned, study, '2026-11-28', 'nl')).toEqual({
      until: 'vrijdag 18 december',
      reportMonth: 'februari 2027',
    });
    expect(tellDates(planned, study, '2026-11-28', 'en')).toEqual({
      until: 'Friday 18 December',
      reportMonth: 'February 2027',
    });
  });

  it('are not told without a planned end, nor the report without weeks to it', () => {
    expect(tellDates({ until: null }, study, '2026-11-28', 'nl')).toEqual({});
    expect(tellDates(planned, {}, '2026-11-28', 'nl')).toEqual({ until: 'vrijdag 18 december' });
  });

  it('are not told any more once they are past', () => {
    const toldOn = (today: string) => Object.keys(tellDates(planned, study, today, 'nl'));
    expect(toldOn('2026-12-18')).toEqual(['until', 'reportMonth']);
    expect(toldOn('2026-12-19')).toEqual(['reportMonth']);
    expect(toldOn('2027-02-28')).toEqual(['reportMonth']);
    expect(toldOn('2027-03-01')).toEqual([]);
  });
});
