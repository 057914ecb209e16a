import type { Language } from '../../language/text.js';

const nl = {
  nameTitle: (wave: string) => `Meting ${wave} een andere naam geven`,
  nameLead: 'Dat kan zolang de meting niet open is.',
  nameEffects: 'Wat er dan verandert',
  keeps: 'Alleen de naam: lijsten, planning en wat er verder in staat, blijven.',
  sealedName: (wave: string) =>
    `In verwachtingen die al verzegeld zijn, blijft de naam ${wave} staan: wat verzegeld is, verandert niet.`,
  rename: 'Bewaar de naam',
  renameLink: 'Geef de meting een andere naam',
  removalTitle: (wave: string) => `Meting ${wave} verwijderen`,
  removalLead: 'Dat kan zolang de meting niet open is. Het is niet terug te draaien.',
  removalLink: 'Verwijder deze meting',
  lostTitle: 'Wat dan weg is',
  empty: 'Alleen de meting zelf: er staat nog niets in.',
  people: (n: number, people: string) =>
    n === 1 ? '1 persoon op de lijst van een bureau.' : `${people} mensen op de lijsten van de bureaus.`,
  lists: (n: number, lists: string) =>
    n === 1 ? '1 lijst die nog niet bevestigd is.' : `${lists} lijsten die nog niet bevestigd zijn.`,
  frames: (n: number, bureaus: string) =>
    n === 1 ? 'Wat 1 bureau telde: wie erbij horen.' : `Wat ${bureaus} bureaus telden: wie erbij horen.`,
  sealed: (n: number, sealed: string) =>
    n === 1 ? '1 verzegelde verwachting.' : `${sealed} verzegelde verwachtingen.`,
  days: 'De dagen die voor de brieven gekozen zijn.',
  confirmHint: 'De naam van de meting die u verwijdert.',
  remove: (wave: string) => `Verwijder meting ${wave}`,
};

const en: typeof nl = {
  nameTitle: (wave) => `Give wave ${wave} another name`,
  nameLead: 'This can be done while the wave is not open.',
  nameEffects: 'What changes then',
  keeps: 'Only the name: lists, plan and what else is in it stay.',
  sealedName: (wave) => `Expectations that were sealed already keep the name ${wave}: what is sealed does not change.`,
  rename: 'Save the name',
  renameLink: 'Give the wave another name',
  removalTitle: (wave) => `Remove wave ${wave}`,
  removalLead: 'This can be done while the wave is not open. It cannot be undone.',
  removalLink: 'Remove this wave',
  lostTitle: 'What is gone then',
  empty: 'Only the wave itself: nothing is in it yet.',
  people: (n, people) => (n === 1 ? '1 person on the list of a bureau.' : `${people} people on the lists of bureaus.`),
  lists: (n, lists) => (n === 1 ? '1 list that was not confirmed yet.' : `${lists} lists that were not confirmed yet.`),
  frames: (n, bureaus) =>
    n === 1 ? 'What 1 bureau counted: who belongs.' : `What ${bureaus} bureaus counted: who belongs.`,
  sealed: (n, sealed) => (n === 1 ? '1 sealed expectation.' : `${sealed} sealed expectations.`),
  days: 'The days that were chosen for the letters.',
  confirmHint: 'The name of the wave that you remove.',
  remove: (wave) => `Remove wave ${wave}`,
};

/** The texts of the pages that rename and remove a prepared wave, in either language. */
export const waveChangeTexts: Record<Language, typeof nl> = { nl, en };
