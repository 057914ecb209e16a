import type { Language } from '../../language/text.js';

const nl = {
  title: 'Wie erbij horen',
  noWave: 'Er is nog geen meting. De coördinator maakt die.',
  lead: 'Hoeveel mensen horen bij elke groep, ook als u ze niet vraagt? Wie de mensen kiest, bepaalt mede de cijfers. Daarom staat straks naast de respons welk deel u vroeg.',
  todo: 'Dit is nog niet ingevuld. Doe het voordat de eerste brief gaat.',
  todoOf: (bureaus: string) => `Nog niet ingevuld: ${bureaus}. Doe het voordat de eerste brief gaat.`,
  todoLate: (bureaus: string) => `Niet ingevuld: ${bureaus}. De meting is gesloten; u kunt het nog invullen.`,
  saved: 'Opgeslagen. U kunt dit wijzigen tot de meting sluit.',
  savedLate: 'Opgeslagen.',
  closed: 'De meting is gesloten: dit staat vast. Klopt er iets niet, vraag het de coördinator.',
  problemTitle: 'Dit klopt nog niet',
  overview: 'Per bureau',
  bureau: 'Bureau',
  belongOf: (group: string) => `${group}: horen erbij`,
  notAskedOf: (group: string) => `${group}: niet gevraagd`,
  belongCount: (people: string) => `Horen erbij: ${people}`,
  fillIn: (bureau: string) => `Invullen voor ${bureau}`,
  choose: 'Kies een bureau om zijn getallen te zien of in te vullen.',
  people: 'Hoeveel mensen horen erbij?',
  leftOut: 'Hoeveel van hen vraagt u niet, en waarom?',
  leftOutHint: 'Leeg is 0. Tel ieder mens één keer. Schrijf niets over een persoon.',
  words: 'Bij ‘anders’: wat was het?',
  wordsHint: 'Een paar woorden, zonder namen.',
  counted: (people: string, leftOut: string, left: string) =>
    `${people} horen erbij en ${leftOut} vraagt u niet: dan staan er ${left} op uw lijst.`,
  fits: 'Dat klopt met uw lijst.',
  differs: (listed: string) => `Op uw lijst staan er ${listed}. Kijk na wat het verschil is.`,
  nobodyListed: 'Uw lijst is nog leeg.',
  none: 'Dit is niet ingevuld.',
  save: 'Opslaan',
  problems: {
    missing: (group: string) => `${group}: vul in hoeveel mensen erbij horen. Niemand is 0.`,
    notWhole: (group: string, what: string) => `${group}, ‘${what}’: schrijf een heel getal, zoals 40.`,
    tooMany: (group: string, leftOut: string, people: string) =>
      `${group}: u vraagt er ${leftOut} niet, maar er horen er maar ${people} bij.`,
    noWords: (group: string) => `${group}: schrijf in een paar woorden op wat ‘anders’ was.`,
    noOther: (group: string) => `${group}: u schreef op wat ‘anders’ was, maar niet bij hoeveel mensen.`,
    tooLong: (group: string, most: number) => `${group}: schrijf bij ‘anders’ hoogstens ${most} tekens.`,
    person: (group: string) => `${group}: schrijf bij ‘anders’ geen e-mailadres of telefoonnummer.`,
  },
};

const en: typeof nl = {
  title: 'Who belongs',
  noWave: 'There is no wave yet. The coordinator makes it.',
  lead: 'How many people belong to each group, even if you do not ask them? Who picks the people moves the figures. So beside the response it will say what part you asked.',
  todo: 'This has not been filled in. Do so before the first letter goes.',
  todoOf: (bureaus) => `Not filled in yet: ${bureaus}. Do so before the first letter goes.`,
  todoLate: (bureaus) => `Not filled in: ${bureaus}. The wave is closed; you can still fill it in.`,
  saved: 'Saved. You can change this until the wave closes.',
  savedLate: 'Saved.',
  closed: 'The wave is closed: this is fixed. If something is wrong, ask the coordinator.',
  problemTitle: 'This is not right yet',
  overview: 'By bureau',
  bureau: 'Bureau',
  belongOf: (group) => `${group}: belong`,
  notAskedOf: (group) => `${group}: not asked`,
  belongCount: (people) => `Belong: ${people}`,
  fillIn: (bureau) => `Fill in for ${bureau}`,
  choose: 'Choose a bureau to see its numbers or to fill them in.',
  people: 'How many people belong?',
  leftOut: 'How many of them do you not ask, and why?',
  leftOutHint: 'Empty is 0. Count everybody once. Write nothing about a person.',
  words: 'If ‘other’: what was it?',
  wordsHint: 'A few words, without names.',
  counted: (people, leftOut, left) =>
    `${people} belong and ${leftOut} you do not ask: so there should be ${left} on your list.`,
  fits: 'That is what your list has.',
  differs: (listed) => `Your list has ${listed}. Look what the difference is.`,
  nobodyListed: 'Your list is still empty.',
  none: 'This was not filled in.',
  save: 'Save',
  problems: {
    missing: (group) => `${group}: fill in how many people belong. Nobody is 0.`,
    notWhole: (group, what) => `${group}, ‘${what}’: write a whole number, such as 40.`,
    tooMany: (group, leftOut, people) => `${group}: you do not ask ${leftOut}, but only ${people} belong.`,
    noWords: (group) => `${group}: write in a few words what ‘other’ was.`,
    noOther: (group) => `${group}: you wrote what ‘other’ was, but not for how many people.`,
    tooLong: (group, most) => `${group}: write at most ${most} characters for ‘other’.`,
    person: (group) => `${group}: write no email address or telephone number for ‘other’.`,
  },
};

export type SamplingFrameTexts = typeof nl;

/** The texts of the page on who belongs, in either language. */
export const samplingFrameTexts: Record<Language, SamplingFrameTexts> = { nl, en };
