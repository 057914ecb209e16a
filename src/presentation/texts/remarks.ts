import type { Language } from '../../language/text.js';
import type { Remark } from '../../publication/remarks.js';

const nl = {
  title: 'Wat er nog meer verschilt',
  lead: 'Verschillen tussen de cijfers kunnen ook hierdoor komen.',
  frame: (against: string) => `Er is niet hetzelfde deel van de mensen gevraagd als in ${against}.`,
  coverage: (then: string, now: string) => `Toen ${then} van wie erbij hoorden, nu ${now}.`,
  belongs: (then: string, now: string) => `Wie erbij hoorden, toen: ‘${then}’ Nu: ‘${now}’`,
  leftOut: (reason: string, then: string, now: string) => `Niet gevraagd omdat ‘${reason}’: toen ${then}, nu ${now}.`,
  promise: (against: string) => `Wat mensen beloofd is over wie wat ziet, is anders dan in ${against}.`,
  mode: (against: string) => `Mensen antwoordden op een andere manier dan in ${against}.`,
  mailPlan: (against: string) => `Er zijn andere brieven gepland dan in ${against}.`,
  hours: (against: string) => `De brieven gingen op andere weekdagen of uren dan in ${against}.`,
  letters: (then: string, now: string) => `Toen: ${then}. Nu: ${now}.`,
  letter: (name: string, day: string) => `${name} (dag ${day})`,
  unknown: (what: string) => `Van een van beide metingen is niet bekend ${what}.`,
  unknowns: {
    frame: 'welk deel is gevraagd van wie erbij hoorden',
    promise: 'wat er beloofd is',
    mode: 'hoe mensen antwoordden',
    'mail-plan': 'wanneer er brieven gingen',
  } satisfies Record<Remark['about'], string>,
};

const en: typeof nl = {
  title: 'What else differs',
  lead: 'Differences between figures may come from this too.',
  frame: (against) => `It was not the same part of the people that was asked as in ${against}.`,
  coverage: (then, now) => `Then ${then} of those who belong, now ${now}.`,
  belongs: (then, now) => `Who belonged, then: ‘${then}’ Now: ‘${now}’`,
  leftOut: (reason, then, now) => `Not asked because ‘${reason}’: then ${then}, now ${now}.`,
  promise: (against) => `What people were promised about who sees what differs from ${against}.`,
  mode: (against) => `People answered in another way than in ${against}.`,
  mailPlan: (against) => `Other letters were planned than in ${against}.`,
  hours: (against) => `Letters went on other weekdays or hours than in ${against}.`,
  letters: (then, now) => `Then: ${then}. Now: ${now}.`,
  letter: (name, day) => `${name} (day ${day})`,
  unknown: (what) => `Of one of the two waves it is not known ${what}.`,
  unknowns: {
    frame: 'what part was asked of those who belong',
    promise: 'what was promised',
    mode: 'how people answered',
    'mail-plan': 'when letters went',
  },
};

/** The texts on what else than the questions differs between waves, in either language. */
export const remarksTexts: Record<Language, typeof nl> = { nl, en };
