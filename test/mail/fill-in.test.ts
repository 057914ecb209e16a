import { describe, expect, it } from 'vitest';
import { fillIn, leaveOutUndated } from '../../src/mail/fill-in.js';

const text = [
  'U kunt meedoen tot en met {until}.',
  'Dit is uw bureau: {bureau}.\nHet rapport\nkomt in {reportMonth}.',
  '---',
  'Heeft u een vraag?',
].join('\n\n');
const dates = { until: 'vrijdag 18 december', reportMonth: 'februari 2027' };

describe('filling in a text', () => {
  it('puts the values in place', () => {
    expect(fillIn(text, { bureau: 'BLCC', ...dates })).toBe(
      'U kunt meedoen tot en met vrijdag 18 december.\n\nDit is uw bureau: BLCC.\nHet rapport\nkomt in februari 2027.\n\n---\n\nHeeft u een vraag?',
    );
  });

  it('leaves out each paragraph that asks for a date which is not known', () => {
    expect(fillIn(text, { bureau: 'BLCC' })).toBe('---\n\nHeeft u een vraag?');
    expect(fillIn(text, { bureau: 'BLCC', until: dates.until })).toBe(
      'U kunt meedoen tot en met vrijdag 18 december.\n\n---\n\nHeeft u een vraag?',
    );
    expect(fillIn('Eerst.\r\n \r\nTot {until}.\r\n\r\nDan.', {})).toBe('Eerst.\n\nDan.');
  });

  it('leaves a text alone that has all it asks for', () => {
    const loose = 'Een.\n\n\n  Twee tot {until}.\n';
    expect(leaveOutUndated(loose, dates)).toBe(loose);
  });

  it('refuses any other placeholder that it cannot fill in', () => {
    expect(() => fillIn('Beste {naam}', dates)).toThrow('A text asks for {naam}, which it cannot have');
  });
});
