import type { Language } from '../../language/text.js';

const nl = {
  or: 'of',
  title: 'Wat wij vooraf verwachtten',
  lead: 'Dit voorspelden partners en medewerkers voordat de meting opende. Waar verwachting en uitkomst ver uit elkaar liggen, zit misschien een blinde vlek.',
  how: 'Van alle voorspellingen staat hier de middelste. Daaronder, vanaf vijf voorspellingen, tussen welke percentages de middelste helft lag.',
  question: 'Vraag',
  expectedHead: 'Verwacht',
  outcomeHead: 'Uitkomst',
  inBaseline: (wave: string) => `In ${wave}`,
  inWords: 'alleen in woorden',
  predictions: (n: string) => `${n} voorspellingen`,
  tooFew: (n: string) => `${n} voorspeld: te weinig om te tonen`,
};

const en: typeof nl = {
  or: 'or',
  title: 'What we expected beforehand',
  lead: 'This is what partners and staff predicted before the wave opened. Where expectation and outcome lie far apart there may be a blind spot.',
  how: 'Of all predictions the middle one is here. Below it, from five predictions on, stands between which percentages the middle half lay.',
  question: 'Question',
  expectedHead: 'Expected',
  outcomeHead: 'Outcome',
  inBaseline: (wave) => `In ${wave}`,
  inWords: 'in words only',
  predictions: (n) => `${n} predictions`,
  tooFew: (n) => `${n} predicted: too few to show`,
};

/** The texts of what was expected beside what came out, in either language. */
export const expectationsTexts: Record<Language, typeof nl> = { nl, en };
