import type { Language } from '../../language/text.js';

const nl = {
  /** Counts and percentages are written already. */
  bar: (label: string, count: string, base: string, percent: string) =>
    `‘${label}’: ${count} van de ${base}, dat is ${percent}.`,
  barWithInterval: (label: string, count: string, base: string, percent: string, low: string, high: string) =>
    `‘${label}’: ${count} van de ${base}, dat is ${percent}, met een 95%-interval van ${low} tot ${high}.`,
  hiddenBar: (label: string, said: string) => `‘${label}’: ${said}.`,
  part: (count: string, base: string, percent: string) => `Van uw bureau ${count} van de ${base}, dat is ${percent}.`,
  hiddenPart: (said: string) => `Van uw bureau: ${said}.`,
  partChance: (low: string, high: string) => `Door toeval alleen kan dat van ${low} tot ${high} zijn.`,
  partShown: (shown: string) => `uw bureau: ${shown}`,
  keyPart: 'uw bureau',
  keyPartChance: 'hier kan uw bureau liggen door toeval alleen',
  section: (heading: string, people: string) => `${heading} (${people}).`,
  people: (n: string) => (n === '1' ? '1 mens' : `${n} mensen`),
  side: (percent: string, labels: string) => `${percent} koos ${labels}.`,
  middle: (percent: string, label: string) => `In het midden koos ${percent} ‘${label}’.`,
  or: 'of',
  estimate: (label: string, wave: string, percent: string, low: string, high: string) =>
    `${label}: in ${wave} ${percent}, met een 95%-interval van ${low} tot ${high}.`,
  within: (label: string, wave: string, printed: string, reading: string) =>
    `${label}: over ${wave} is ${printed} gepubliceerd${reading}.`,
  reading: (reading: string) => `; wij nemen aan dat het ${reading}`,
  bounds: (from: string, to: string, low: string, high: string) =>
    `Dan lag het percentage van toen tussen ${from} en ${to}. Met het toeval erbij loopt het 95%-interval van ${low} tot ${high}.`,
  otherBase: (label: string, percent: string, low: string, high: string) =>
    `Geteld over ${label}: ${percent}, met een 95%-interval van ${low} tot ${high}.`,
  interval: (low: string, high: string) => `95%-interval van ${low} tot ${high}`,
  keyCompared: '95%-interval, bij vergelijken',
  keyDescribed: (people: string) => `95%-interval voor de ${people} mensen om wie het gaat`,
  keyLarger: '95%-interval voor een grotere groep',
  keyPrinted: 'wat de afronding van toen toelaat',
  keyBase: (label: string) => `of: geteld over ${label}`,
  keyChance: 'hier kan nu liggen door toeval alleen',
  difference: 'verschil',
  differenceOf: (low: string, high: string) =>
    `Verschil, nu min toen: het 95%-interval loopt van ${low} tot ${high} procentpunten.`,
  withoutZero: 'Nul ligt daarbuiten.',
  withZero: 'Nul ligt daarin: misschien is er geen verschil.',
  closeCall: (called: boolean): string =>
    called
      ? 'Dit is op het randje: de toets noemt het wel een verschil.'
      : 'Dit is op het randje: de toets noemt het geen verschil.',
  fromTo: (low: string, high: string) => `${low} tot ${high}`,
  points: 'punten',
  lower: 'lager',
  zero: 'gelijk',
  higher: 'hoger',
  peopleAnswered: (answered: string, asked: string, percent: string) =>
    `${answered} van de ${asked} gevraagde mensen antwoordden, dat is ${percent}.`,
  answered: (n: string) => (n === '1' ? '1 mens antwoordde' : `${n} mensen antwoordden`),
  silent: (n: string) => (n === '1' ? '1 mens antwoordde niet' : `${n} mensen antwoordden niet`),
  breakBetween: (before: string, after: string, reason: string) =>
    `Tussen ${before} en ${after} is de vraag veranderd: ${reason}.`,
  nothing: (label: string, wave: string) => `${label}: van ${wave} is geen percentage bekend.`,
  unknown: 'geen cijfer',
  days: (total: string, first: string, last: string) =>
    `Aantal mensen dat van ${first} tot en met ${last} de antwoorden verstuurde: ${total}.`,
  oneDay: (total: string, day: string) => `Aantal mensen dat op ${day} de antwoorden verstuurde: ${total}.`,
  day: (day: string, count: string) => `${day}: ${count}.`,
  otherDays: 'Op de andere dagen verstuurde niemand iets.',
  mailing: (day: string, letters: string) => `${day}: ${letters}.`,
};

const en: typeof nl = {
  bar: (label, count, base, percent) => `‘${label}’: ${count} of ${base}, which is ${percent}.`,
  barWithInterval: (label, count, base, percent, low, high) =>
    `‘${label}’: ${count} of ${base}, which is ${percent}, with a 95% interval from ${low} to ${high}.`,
  hiddenBar: (label, said) => `‘${label}’: ${said}.`,
  part: (count, base, percent) => `Of your bureau ${count} of ${base}, which is ${percent}.`,
  hiddenPart: (said) => `Of your bureau: ${said}.`,
  partChance: (low, high) => `By chance alone that may be from ${low} to ${high}.`,
  partShown: (shown) => `your bureau: ${shown}`,
  keyPart: 'your bureau',
  keyPartChance: 'where your bureau may lie by chance alone',
  section: (heading, people) => `${heading} (${people}).`,
  people: (n) => (n === '1' ? '1 person' : `${n} people`),
  side: (percent, labels) => `${percent} chose ${labels}.`,
  middle: (percent, label) => `In the middle ${percent} chose ‘${label}’.`,
  or: 'or',
  estimate: (label, wave, percent, low, high) =>
    `${label}: in ${wave} ${percent}, with a 95% interval from ${low} to ${high}.`,
  within: (label, wave, printed, reading) => `${label}: of ${wave} ${printed} was published${reading}.`,
  reading: (reading) => `; we take it that it ${reading}`,
  bounds: (from, to, low, high) =>
    `Then the percentage was between ${from} and ${to}. With chance added, the 95% interval runs from ${low} to ${high}.`,
  otherBase: (label, percent, low, high) =>
    `Counting ${label}: ${percent}, with a 95% interval from ${low} to ${high}.`,
  interval: (low, high) => `95% interval from ${low} to ${high}`,
  keyCompared: '95% interval, for comparing',
  keyDescribed: (people) => `95% interval for the ${people} people it is about`,
  keyLarger: '95% interval for a larger group',
  keyPrinted: 'what the rounding of then allows',
  keyBase: (label) => `or: counting ${label}`,
  keyChance: 'where now may lie by chance alone',
  difference: 'change',
  differenceOf: (low, high) =>
    `Difference, now minus then: the 95% interval runs from ${low} to ${high} percentage points.`,
  withoutZero: 'Zero lies outside it.',
  withZero: 'Zero lies in it: there may be no difference.',
  closeCall: (called) =>
    called
      ? 'This is a close call: the test calls it a difference.'
      : 'This is a close call: the test calls it no difference.',
  fromTo: (low, high) => `${low} to ${high}`,
  points: 'points',
  lower: 'lower',
  zero: 'equal',
  higher: 'higher',
  peopleAnswered: (answered, asked, percent) =>
    `${answered} of the ${asked} people who were asked answered, which is ${percent}.`,
  answered: (n) => (n === '1' ? '1 person answered' : `${n} people answered`),
  silent: (n) => (n === '1' ? '1 person did not answer' : `${n} people did not answer`),
  breakBetween: (before, after, reason) => `Between ${before} and ${after} the question changed: ${reason}.`,
  nothing: (label, wave) => `${label}: no percentage is known of ${wave}.`,
  unknown: 'no figure',
  days: (total, first, last) => `People who sent their answers from ${first} up to and including ${last}: ${total}.`,
  oneDay: (total, day) => `People who sent their answers on ${day}: ${total}.`,
  day: (day, count) => `${day}: ${count}.`,
  otherDays: 'On the other days nobody sent anything.',
  mailing: (day, letters) => `${day}: ${letters}.`,
};

/** The texts of charts, in either language. */
export const chartTexts: Record<Language, typeof nl> = { nl, en };
