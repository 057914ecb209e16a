import { expect, test } from 'vitest';
import { numbersIn, readWholeNumber } from '../../src/language/numbers.js';

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

test.each([
  ['1000', 1000],
  ['1.000', 1000],
  ['1 000', 1000],
  ['1\u00a0000', 1000],
  ['12,345', 12345],
  [' 40 ', 40],
  ['0', 0],
  ['1.00', undefined],
  ['1.0000', undefined],
  ['4,5', undefined],
  ['-1', undefined],
  ['1e3', undefined],
  ['1000000', undefined],
  ['', undefined],
])('%j is read as the whole number %j', (typed, number) => {
  expect(readWholeNumber(typed)).toBe(number);
});
