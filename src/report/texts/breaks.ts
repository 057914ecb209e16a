import type { Language } from '../../language/text.js';

const nl = {
  heading: 'Wat anders gevraagd is',
  none: 'Er is geen eerdere meting waarvan de vragen bekend zijn, of alles is op dezelfde manier gevraagd.',
  pair: (group: string, wave: string) => `${group}, naast ${wave}`,
  question: 'Vraag',
  differs: 'Wat anders is',
};

const en: typeof nl = {
  heading: 'What was asked otherwise',
  none: 'There is no earlier wave whose questions are known, or everything was asked the same way.',
  pair: (group, wave) => `${group}, beside ${wave}`,
  question: 'Question',
  differs: 'What differs',
};

/** The texts of what was asked otherwise, in either language. */
export const breaksTexts: Record<Language, typeof nl> = { nl, en };
