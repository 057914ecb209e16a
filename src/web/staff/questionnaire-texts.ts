import type { Language } from '../../language/text.js';
import type { WaveStatus } from '../../study/waves.js';

const nl = {
  title: (group: string) => `Vragenlijst: ${group}`,
  which: 'Welke vragenlijst',
  lead: {
    prepared: (wave: string) => `Zo wordt de vragenlijst gesteld als meting ${wave} nu opengaat.`,
    open: (wave: string) => `Zo wordt de vragenlijst gesteld in meting ${wave}. De vragen liggen vast.`,
    closed: (wave: string) => `Zo is de vragenlijst gesteld in meting ${wave}.`,
    published: () => '',
  } satisfies Record<WaveStatus, (wave: string) => string>,
  noWave: 'Zo wordt de vragenlijst gesteld in de eerste meting.',
  facts: (questions: string, minutes: string, version: string) => [
    `hoogstens ${questions} vragen`,
    `${minutes} minuten`,
    `versie ${version}`,
  ],
  reading:
    'Bij elk antwoord staat de code waaronder het in bestanden staat. Wie deze bladzijde afdrukt, krijgt alles op papier.',
  question: (n: string) => `vraag ${n}`,
  when: (who: string) => `Alleen voor wie ${who}.`,
  optional: 'mag open blijven',
  random: 'in wisselende volgorde',
  exclusive: 'niet samen met een ander antwoord',
  words: 'met eigen woorden',
  missing: 'telt niet als antwoord',
  stops: (who: string, title: string) => `Wie ${who}, stopt hier: ‘${title}’. Daarvan blijven geen antwoorden bewaard.`,
};

const en: typeof nl = {
  title: (group) => `Questionnaire: ${group}`,
  which: 'Which questionnaire',
  lead: {
    prepared: (wave) => `This is how the questionnaire is asked if wave ${wave} opens now.`,
    open: (wave) => `This is how the questionnaire is asked in wave ${wave}. The questions are fixed.`,
    closed: (wave) => `This is how the questionnaire was asked in wave ${wave}.`,
    published: () => '',
  },
  noWave: 'This is how the questionnaire is asked in the first wave.',
  facts: (questions, minutes, version) => [
    `${questions} questions at most`,
    `${minutes} minutes`,
    `version ${version}`,
  ],
  reading:
    'Beside each answer stands the code under which it is in files. Whoever prints this page gets all of it on paper.',
  question: (n) => `question ${n}`,
  when: (who) => `Only for who ${who}.`,
  optional: 'may be left open',
  random: 'in changing order',
  exclusive: 'not together with another answer',
  words: 'with own words',
  missing: 'does not count as an answer',
  stops: (who, title) => `Who ${who} stops here: ‘${title}’. None of their answers are kept.`,
};

/** The texts of the page of a questionnaire, in either language. */
export const questionnaireTexts: Record<Language, typeof nl> = { nl, en };
