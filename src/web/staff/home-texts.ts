import type { Language } from '../../language/text.js';

const nl = {
  title: 'Overzicht',
  lead: 'Hier ziet u hoe het met deze meting gaat, en wat de volgende stap is.',
};

const en: typeof nl = {
  title: 'Overview',
  lead: 'This is how the wave goes, and what the next step is.',
};

/** The texts of the first staff page, in either language. */
export const homeTexts: Record<Language, typeof nl> = { nl, en };
