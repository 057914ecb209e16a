import { describe, expect, it } from 'vitest';
import { boundsIfSilent, populationAsked, populationOf } from '../../src/results/measured.js';

describe('the people whom figures are about', () => {
  it.each([
    { people: 90, screenedOut: 0, n: 53, population: 90 },
    { people: 90, screenedOut: 4, n: 53, population: 86 },
    { people: 53, screenedOut: 0, n: 53, population: 53 },
    { people: 0, screenedOut: 0, n: 53, population: null },
    { people: 40, screenedOut: 0, n: 53, population: null },
    { people: 3, screenedOut: 3, n: 0, population: null },
  ])(
    'are $population of $people approached, $screenedOut screened out, $n answered',
    ({ n, population, ...approached }) => {
      expect(populationOf(approached, n)).toBe(population);
    },
  );

  it.each([
    { what: 'everybody was asked', population: 90, asked: 53, n: 53, of: 90 },
    { what: 'routing led some of them there, as it would the silent', population: 90, asked: 33, n: 53, of: 56 },
    { what: 'everybody answered: those who were asked', population: 53, asked: 33, n: 53, of: 33 },
    { what: 'nobody was asked', population: 90, asked: 0, n: 53, of: 0 },
    { what: 'it is not known how many there are', population: null, asked: 33, n: 53, of: null },
    { what: 'nobody answered', population: 90, asked: 0, n: 0, of: null },
  ])('are $of where $what', ({ population, asked, n, of }) => {
    expect(populationAsked(population, asked, n)).toBe(of);
  });
});

describe('the bounds of a share', () => {
  it.each([
    { what: '36 silent', share: { count: 30, base: 53 }, silent: 36, bounds: [33.7, 74.2] },
    { what: 'nobody silent: the share', share: { count: 30, base: 60 }, silent: 0, bounds: [50, 50] },
    { what: 'nobody chose it', share: { count: 0, base: 10 }, silent: 10, bounds: [0, 50] },
    { what: 'everybody chose it', share: { count: 10, base: 10 }, silent: 10, bounds: [50, 100] },
    { what: 'it is not known how many are silent', share: { count: 3, base: 10 }, silent: null, bounds: null },
    { what: 'nobody is in the base', share: { count: 0, base: 0 }, silent: 10, bounds: null },
  ])('with $what', ({ share, silent, bounds }) => {
    const found = boundsIfSilent(share, silent);
    expect(found && [found.low, found.high].map((end) => Math.round(10 * end) / 10)).toEqual(bounds);
  });
});
