import type { Language } from '../../language/text.js';

const nl = {
  title: (wave: string) => `Meting ${wave} openen`,
  lead: 'Kijk dit na voordat u opent. Het houdt u niet tegen: u beslist.',
  checks: 'Wat er klaar is, en wat nog niet',
  right: 'In orde',
  look: 'Kijk na',
  told: '',
  letters: 'Brieven',
  lettersRight: (letters: string) => `Alle ${letters} brieven zijn compleet, in elke taal.`,
  lettersWrong: (letters: string) => `Niet compleet: ${letters}.`,
  toLetters: 'Naar de brieven',
  mail: 'Mail',
  mailRight: 'De mailserver laat ons binnen.',
  mailPlain: 'De mailserver laat ons binnen, maar brieven gaan er onversleuteld heen.',
  mailNone: 'Er is geen mailserver ingesteld: brieven blijven op de server staan, en niemand krijgt ze.',
  mailWrong: 'De mailserver laat ons nu niet binnen. Wie de server beheert, kan zien waarom.',
  backup: 'Back-up',
  backupRight: (hours: string) => `De laatste back-up is ${hours} uur oud.`,
  backupNew: 'De laatste back-up is minder dan een uur oud.',
  backupOld: (days: string) => `De laatste back-up is ${days} dagen oud. Vraag wie de server beheert om een nieuwe.`,
  backupNone: 'Er is nog geen back-up gemaakt. Vraag wie de server beheert om een eerste.',
  frame: 'Wie erbij horen',
  frameRight: 'Elk bureau heeft geteld wie erbij horen.',
  frameMissing: (bureaus: string) => `Nog niet geteld door ${bureaus}.`,
  toFrame: 'Naar wie erbij horen',
  staff: 'Medewerkers',
  staffRight: 'Elk bureau heeft een medewerker die zich al aanmeldde.',
  staffMissing: (bureaus: string) =>
    `Nog zonder medewerker die zich ooit aanmeldde: ${bureaus}. Zo’n bureau kan niemand uitnodigen.`,
  toAccounts: 'Naar de accounts',
  expectations: 'Verwachtingen',
  sealed: (sealed: string, all: string) => `Verzegeld: ${sealed} van de ${all} mensen die er een kunnen geven.`,
  unsealed: (n: number, left: string) =>
    n === 1
      ? 'Openen sluit dit af: 1 persoon kan het dan niet meer. Wat ingevuld en niet verzegeld is, vervalt.'
      : `Openen sluit dit af: ${left} mensen kunnen het dan niet meer. Wat ingevuld en niet verzegeld is, vervalt.`,
  others: 'Andere metingen',
  othersRight: 'Er is geen andere meting open.',
  othersOpen: (wave: string) =>
    `Meting ${wave} is nog open. Sluit haar eerst, tenzij u twee metingen tegelijk wilt vragen.`,
  toOther: (wave: string) => `Naar meting ${wave}`,
  size: (group: string) => `Wat u kunt zien: ${group}`,
  assumed: (people: string, rate: string, answers: string) =>
    `Met ${people} gevraagden en ${rate} antwoord (${answers} mensen)`,
  both: (given: string, down: string, up: string) =>
    `${given} vindt u vier van de vijf keer pas een daling van ${down} of een stijging van ${up} procentpunten.`,
  onlyDown: (given: string, down: string) =>
    `${given} vindt u vier van de vijf keer pas een daling van ${down} procentpunten, en een stijging zelden.`,
  onlyUp: (given: string, up: string) =>
    `${given} vindt u vier van de vijf keer pas een stijging van ${up} procentpunten, en een daling zelden.`,
  neither: (given: string) => `${given} vindt u zelden een verschil.`,
  of: (words: string) => `Het gaat om: ‘${words}’.`,
  notListed: (wave: string) =>
    `Er staat nog niemand op de lijst: gerekend is met evenveel gevraagden en antwoorden als in ${wave}.`,
  asThen: (wave: string) => `Gerekend is met evenveel antwoord als in ${wave}.`,
  toPlanning: 'Reken het zelf door',
  effectsTitle: 'Wat openen doet',
  effects: [
    'Wie een uitnodiging krijgt, kan antwoorden. Brieven gaan pas als een bureau ze verstuurt, of op de dagen van het plan.',
    'De vragen liggen vast, en ook wat straks hoger of lager genoemd mag worden.',
    'Bureaus kunnen nog mensen toevoegen, en u kunt het geplande einde later verzetten.',
  ],
  until: 'Gepland einde',
  untilHint: 'De laatste dag, zoals 18-12-2026. Brieven en bladzijden noemen hem. Er sluit niets vanzelf.',
  open: (wave: string) => `Open meting ${wave}`,
  back: 'De meting',
  problemTitle: 'De meting is nog niet open',
};

const en: typeof nl = {
  title: (wave) => `Open wave ${wave}`,
  lead: 'Look at this before you open. It does not hold you back: you decide.',
  checks: 'What is ready, and what is not yet',
  right: 'All right',
  look: 'Look at this',
  told: '',
  letters: 'Letters',
  lettersRight: (letters) => `All ${letters} letters are complete, in every language.`,
  lettersWrong: (letters) => `Not complete: ${letters}.`,
  toLetters: 'To the letters',
  mail: 'Mail',
  mailRight: 'The mail server lets us in.',
  mailPlain: 'The mail server lets us in, but letters go there unencrypted.',
  mailNone: 'No mail server is set: letters stay on the server, and nobody gets them.',
  mailWrong: 'The mail server does not let us in now. Whoever runs the server can see why.',
  backup: 'Backup',
  backupRight: (hours) => `The last backup is ${hours} hours old.`,
  backupNew: 'The last backup is less than an hour old.',
  backupOld: (days) => `The last backup is ${days} days old. Ask whoever runs the server for a new one.`,
  backupNone: 'No backup was made yet. Ask whoever runs the server for a first one.',
  frame: 'Who belongs',
  frameRight: 'Every bureau has counted who belongs.',
  frameMissing: (bureaus) => `Not counted yet by ${bureaus}.`,
  toFrame: 'To who belongs',
  staff: 'Staff',
  staffRight: 'Every bureau has a member of staff who signed in already.',
  staffMissing: (bureaus) =>
    `Still without a member of staff who ever signed in: ${bureaus}. Such a bureau cannot invite anybody.`,
  toAccounts: 'To the accounts',
  expectations: 'Expectations',
  sealed: (sealed, all) => `Sealed: ${sealed} of the ${all} people who can give one.`,
  unsealed: (n, left) =>
    n === 1
      ? 'Opening ends this: 1 person can then no longer do so. What is filled in and not sealed is lost.'
      : `Opening ends this: ${left} people can then no longer do so. What is filled in and not sealed is lost.`,
  others: 'Other waves',
  othersRight: 'No other wave is open.',
  othersOpen: (wave) => `Wave ${wave} is still open. Close it first, unless you want to ask two waves at once.`,
  toOther: (wave) => `To wave ${wave}`,
  size: (group) => `What you can see: ${group}`,
  assumed: (people, rate, answers) => `With ${people} asked and ${rate} answering (${answers} people)`,
  both: (given, down, up) =>
    `${given} you find, four times in five, only a fall of ${down} or a rise of ${up} percentage points.`,
  onlyDown: (given, down) =>
    `${given} you find, four times in five, only a fall of ${down} percentage points, and a rise seldom.`,
  onlyUp: (given, up) =>
    `${given} you find, four times in five, only a rise of ${up} percentage points, and a fall seldom.`,
  neither: (given) => `${given} you seldom find a difference.`,
  of: (words) => `It is about: ‘${words}’.`,
  notListed: (wave) => `Nobody is on the list yet: this is for as many asked and answering as in ${wave}.`,
  asThen: (wave) => `This is for as many answering as in ${wave}.`,
  toPlanning: 'Work it out yourself',
  effectsTitle: 'What opening does',
  effects: [
    'Whoever gets an invitation can answer. Letters go only when a bureau sends them, or on the days of the plan.',
    'The questions are fixed, and so is what may later be called higher or lower.',
    'Bureaus can still add people, and you can move the planned end later.',
  ],
  until: 'Planned end',
  untilHint: 'The last day, such as 18-12-2026. Letters and pages tell it. Nothing closes by itself.',
  open: (wave) => `Open wave ${wave}`,
  back: 'The wave',
  problemTitle: 'The wave is not open yet',
};

type ChecklistTexts = typeof nl;

/** The texts of the page before a wave opens, in either language. */
export const checklistTexts: Record<Language, ChecklistTexts> = { nl, en };
