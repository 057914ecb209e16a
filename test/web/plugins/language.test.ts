import { describe, expect, it } from 'vitest';
import { addressIn, readLanguage } from '../../../src/web/plugins/language.js';

describe('the language of a page', () => {
  it.each([
    [{}, 'nl'],
    [{ taal: 'en' }, 'en'],
    [{ lang: 'en' }, 'en'],
    [{ lang: 'nl' }, 'nl'],
    [{ lang: 'de' }, 'nl'],
    [{ taal: 'nl', lang: 'en' }, 'nl'],
    [{ lang: ['en', 'nl'] }, 'nl'],
    [null, 'nl'],
  ] as const)('asked for as %j is %s', (query, language) => {
    expect(readLanguage(query)).toBe(language);
  });

  it('stands in links as one name', () => {
    expect(addressIn(readLanguage({ lang: 'en' }), '/results')).toBe('/results?taal=en');
  });
});
