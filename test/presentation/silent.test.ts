import { describe, expect, it } from 'vitest';
import { numbersIn } from '../../src/language/numbers.js';
import { describeSilent } from '../../src/presentation/silent.js';
import type { Language } from '../../src/language/text.js';
import { resultsTexts } from '../../src/presentation/texts/results.js';
import { boundsIfSilent } from '../../src/results/measured.js';
import type { Group } from '../../src/statistics/group.js';

describe('what who is silent could have made of a share', () => {
  it.each<{ language: Language; share: Group; n: number; population: number | null; says: string }>([
    {
      ...{ language: 'nl' as const, share: { count: 30, base: 53 }, n: 53, population: 89 },
      says: '36 van de 89 mensen antwoordden niet. Had wie zweeg dit nooit gekozen, dan was het 34%; had wie zweeg dit altijd gekozen, dan 74%.',
    },
    {
      ...{ language: 'en' as const, share: { count: 30, base: 53 }, n: 53, population: 89 },
      says: '36 of the 89 people did not answer. If none of them had chosen this, it would be 34%; if all of them had, 74%.',
    },
    {
      ...{ language: 'nl' as const, share: { count: 3, base: 9 }, n: 10, population: 11 },
      says: '1 van de 11 mensen antwoordde niet. Had wie zweeg dit nooit gekozen, dan was het 30%; had wie zweeg dit altijd gekozen, dan 40%.',
    },
    { language: 'nl', share: { count: 3, base: 10 }, n: 10, population: 10, says: '' },
    { language: 'nl', share: { count: 3, base: 10 }, n: 10, population: null, says: '' },
    { language: 'nl', share: { count: 0, base: 0 }, n: 10, population: 20, says: '' },
  ])('is said for $share of $population, in $language', ({ language, share, n, population, says }) => {
    const bounds = boundsIfSilent(share, population === null ? null : population - n);
    const page = { t: resultsTexts[language], numbers: numbersIn(language) };
    expect(describeSilent({ n, population, bounds }, page)).toBe(says);
  });
});
