import type { Language } from '../../language/text.js';

const nl = {
  heading: 'Alle vragen, één voor één',
  lead: 'Boven elke tabel staat de vraag zoals mensen haar lazen. Onder elke tabel staat wie er niet in het percentage zitten.',
  question: (number: string, text: string) => `Vraag ${number}. ${text}`,
  statement: (id: string) => `Naam in bestanden: ${id}`,
  ofQuestion: (number: string) => `Vraag ${number}`,
  inFigures: (title: string) => `${title}: aantallen en percentages`,
  open: 'Hier schreven mensen zelf een antwoord. Wat zij schreven, staat niet in dit rapport: aan hun woorden is te zien wie zij zijn.',
  total: 'Gaf antwoord',
  outside: (label: string, count: string) => `${label}: ${count}`,
  outsideTitle: 'Niet in het percentage:',
};

const en: typeof nl = {
  heading: 'Every question, one by one',
  lead: 'Above each table stands the question as people read it. Below each table stands who is not in the percentage.',
  question: (number, text) => `Question ${number}. ${text}`,
  statement: (id) => `Name in files: ${id}`,
  ofQuestion: (number) => `Question ${number}`,
  inFigures: (title) => `${title}: numbers and percentages`,
  open: 'Here people wrote an answer themselves. What they wrote is not in this report: their words show who they are.',
  total: 'Answered',
  outside: (label, count) => `${label}: ${count}`,
  outsideTitle: 'Not in the percentage:',
};

/** The texts of the questions of a report, in either language. */
export const questionsTexts: Record<Language, typeof nl> = { nl, en };
