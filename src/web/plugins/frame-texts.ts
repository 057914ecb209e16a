import type { Language } from '../../language/text.js';

const nl = {
  skip: 'Naar de inhoud',
  error: 'Fout',
  otherLanguage: 'English',
  otherLanguageCode: 'en',
  sample: 'Voorbeeld. Wat u hier invult, telt niet mee.',
  synthetic: 'Verzonnen antwoorden. Deze cijfers gaan over niemand.',
  privacy: 'Uw privacy',
  about: 'Wie ziet mijn antwoorden?',
  contactTitle: 'Heeft u een vraag?',
  contact: 'Mail naar',
  mention: 'Noem bij een melding dit nummer:',
};

const en: typeof nl = {
  skip: 'Skip to content',
  error: 'Error',
  otherLanguage: 'Nederlands',
  otherLanguageCode: 'nl',
  sample: 'Sample. What you fill in here does not count.',
  synthetic: 'Made-up answers. These figures are not about real people.',
  privacy: 'Your privacy',
  about: 'Who sees my answers?',
  contactTitle: 'Do you have a question?',
  contact: 'Send an email to',
  mention: 'If you report this, mention this number:',
};

/** The texts in the frame of every page. */
export const frameTexts: Record<Language, typeof nl> = { nl, en };
