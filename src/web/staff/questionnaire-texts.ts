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
};

/** The texts of the page of a questionnaire, in either language. */
export const questionnairePageTexts: Record<Language, typeof nl> = { nl, en };
