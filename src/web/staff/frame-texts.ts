import type { Language } from '../../language/text.js';

const nl = {
  staff: 'Werk aan de meting',
  wave: (slug: string) => `Meting ${slug}`,
  noWave: 'Nog geen meting',
  home: 'Overzicht',
  people: 'Mensen',
  upload: 'Lijst toevoegen',
  letters: 'Brieven',
  frame: 'Wie erbij horen',
  expectations: 'Verwachting',
  questionnaire: 'Vragenlijst',
  aboutWave: 'De meting',
  life: 'Openen en sluiten',
  management: 'Beheer',
  accounts: 'Accounts',
  log: 'Logboek',
  plan: 'Planning',
  outbox: 'Postvak uit',
  results: 'Resultaten',
  signedInAs: 'Aangemeld als',
  forBureau: (bureau: string) => `voor ${bureau}`,
};

const en: typeof nl = {
  staff: 'Run the wave',
  wave: (slug) => `Wave ${slug}`,
  noWave: 'No wave yet',
  home: 'Overview',
  people: 'People',
  upload: 'Add a list',
  letters: 'Letters',
  frame: 'Who belongs',
  expectations: 'Expectation',
  questionnaire: 'Questionnaire',
  aboutWave: 'The wave',
  life: 'Opening and closing',
  management: 'Management',
  accounts: 'Accounts',
  log: 'Log',
  plan: 'Plan',
  outbox: 'Outbox',
  results: 'Results',
  signedInAs: 'Signed in as',
  forBureau: (bureau) => `for ${bureau}`,
};

export type StaffTexts = typeof nl;

/** The texts around every staff page, in either language. */
export const staffTexts: Record<Language, StaffTexts> = { nl, en };
