import { expect, test } from 'vitest';
import { numbersIn } from '../../src/language/numbers.js';

test('a date bears its year only where that is another than the year now', () => {
  const [nl, en] = [numbersIn('nl'), numbersIn('en')];
  expect([nl.weekday('2026-12-18', '2026-11-04'), nl.weekday('2027-01-12', '2026-11-04')]).toEqual([
    'vrijdag 18 december',
    'dinsdag 12 januari 2027',
  ]);
  expect([en.weekday('2026-12-18', '2026-11-04'), en.weekday('2025-12-31', '2026-01-01')]).toEqual([
    'Friday 18 December',
    'Wednesday 31 December 2025',
  ]);
  expect([nl.shortDay('2026-11-04', '2026-12-01'), nl.shortDay('2026-11-04', '2027-01-02')]).toEqual([
    '4 nov',
    '4 nov 2026',
  ]);
});
