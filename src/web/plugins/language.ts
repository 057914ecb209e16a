import type { Language } from '../../language/text.js';

/**
 * Returns the language that the address of a page asks for: Dutch, or with `?taal=en` English.
 * Links have `taal`; `lang` is what visitors type.
 */
export function readLanguage(query: unknown): Language {
  if (query === null || typeof query !== 'object') return 'nl';
  const asked = 'taal' in query ? query.taal : 'lang' in query ? query.lang : undefined;
  return asked === 'en' ? 'en' : 'nl';
}

/** The pages for everybody to which others link: about privacy, to erase, to get the report. */
export const privacyPath = '/privacy';
export const erasurePath = '/intrekken';
export const reportPath = '/rapport';

/** Returns the other of the two languages. */
export function otherLanguage(language: Language): Language {
  return language === 'en' ? 'nl' : 'en';
}

/** Returns an address with what it is asked, in a language; what is empty is left out. */
export function addressIn(language: Language, path: string, query: Readonly<Record<string, string>> = {}): string {
  const [address = '', fragment] = path.split('#');
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
  if (language === 'en') asked.set('taal', 'en');
  const search = asked.size ? `?${asked.toString()}` : '';
  return `${address}${search}${fragment === undefined ? '' : `#${fragment}`}`;
}
