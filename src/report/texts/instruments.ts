import type { Language } from '../../language/text.js';

const nl = {
  heading: 'De vragenlijsten zoals ze gesteld zijn',
  lead: 'Bij elke vraag staat haar naam in bestanden, en bij elk antwoord de code.',
  of: (group: string) => `Vragenlijst: ${group}`,
  section: (title: string) => `Deel: ${title}`,
  item: (text: string, id: string) => `${text} [${id}]`,
};

const en: typeof nl = {
  heading: 'The questionnaires as they were asked',
  lead: 'Beside each question stands its name in files, and beside each answer its code.',
  of: (group) => `Questionnaire: ${group}`,
  section: (title) => `Part: ${title}`,
  item: (text, id) => `${text} [${id}]`,
};

/** The texts of the questionnaires in a report, in either language. */
export const instrumentsTexts: Record<Language, typeof nl> = { nl, en };
