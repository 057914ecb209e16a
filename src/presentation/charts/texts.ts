import type { Language } from '../../language/text.js';

const nl = {
  /** Counts and percentages are written already. */
  bar: (label: string, count: string, base: string, percent: string) =>
    `‘${label}’: ${count} van de ${base}, dat is ${percent}.`,
  barWithInterval: (label: string, count: string, base: string, percent: string, low: string, high: string) =>
    `‘${label}’: ${count} van de ${base}, dat is ${percent}, met een 95%-interval van ${low} tot ${high}.`,
  section: (heading: string, people: string) => `${heading} (${people}).`,
  people: (n: string) => (n === '1' ? '1 mens' : `${n} mensen`),
  side: (percent: string, labels: string) => `${percent} koos ${labels}.`,
  middle: (percent: string, label: string) => `In het midden koos ${percent} ‘${label}’.`,
  or: 'of',
  estimate: (label: string, wave: string, percent: string, low: string, high: string) =>
    `${label}: in ${wave} ${percent}, met een 95%-interval van ${low} tot ${high}.`,
  within: (label: string, wave: string, printed: string, low: string, high: string) =>
    `${label}: over ${wave} is ${printed} gepubliceerd; het percentage lag ergens tussen ${low} en ${high}, preciezer is het niet bekend.`,
  nothing: (label: string, wave: string) => `${label}: van ${wave} is geen percentage bekend.`,
  unknown: 'geen cijfer',
  days: (total: string, first: string, last: string) =>
    `Aantal mensen dat van ${first} tot en met ${last} de antwoorden verstuurde: ${total}.`,
  oneDay: (total: string, day: string) => `Aantal mensen dat op ${day} de antwoorden verstuurde: ${total}.`,
  day: (day: string, count: string) => `${day}: ${count}.`,
  otherDays: 'Op de andere dagen verstuurde niemand iets.',
};

const en: typeof nl = {
  bar: (label, count, base, percent) => `‘${label}’: ${count} of ${base}, which is ${percent}.`,
  barWithInterval: (label, count, base, percent, low, high) =>
    `‘${label}’: ${count} of ${base}, which is ${percent}, with a 95% interval from ${low} to ${high}.`,
  section: (heading, people) => `${heading} (${people}).`,
  people: (n) => (n === '1' ? '1 person' : `${n} people`),
  side: (percent, labels) => `${percent} chose ${labels}.`,
  middle: (percent, label) => `In the middle ${percent} chose ‘${label}’.`,
  or: 'or',
  estimate: (label, wave, percent, low, high) =>
    `${label}: in ${wave} ${percent}, with a 95% interval from ${low} to ${high}.`,
  within: (label, wave, printed, low, high) =>
    `${label}: of ${wave} ${printed} was published; the percentage was somewhere between ${low} and ${high}, it is not known more exactly.`,
  nothing: (label, wave) => `${label}: no percentage is known of ${wave}.`,
  unknown: 'no figure',
  days: (total, first, last) => `People who sent their answers from ${first} up to and including ${last}: ${total}.`,
  oneDay: (total, day) => `People who sent their answers on ${day}: ${total}.`,
  day: (day, count) => `${day}: ${count}.`,
  otherDays: 'On the other days nobody sent anything.',
};

/** The texts of charts, in either language. */
export const chartTexts: Record<Language, typeof nl> = { nl, en };
