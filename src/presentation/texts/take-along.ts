import type { Language } from '../../language/text.js';

/** How many people answered a question, were asked it, and took part; written. */
interface BaseCounts {
  readonly base: string;
  readonly asked: string;
  readonly n: string;
}

const nl = {
  title: 'Neem deze figuur mee',
  svg: 'Beeld (SVG)',
  csv: 'Cijfers (CSV)',
  excel: 'Cijfers voor Excel (CSV)',
  cite: 'Bronvermelding om over te nemen:',
  warning: 'Verzonnen antwoorden: dit zijn geen uitkomsten van onderzoek.',
  columns: {
    question: 'vraag',
    answer: 'antwoord',
    wave: 'meting',
    count: 'aantal',
    base: 'basis',
    percent: 'percentage',
    low: 'interval van',
    high: 'interval tot',
    interval: 'interval',
    source: 'bron',
  },
  intervals: {
    described: (people: string) => `95%, voor de ${people} mensen om wie het gaat`,
    larger: '95%, voor een veel grotere groep van zulke mensen',
    compared: '95%, om metingen te vergelijken',
    published: '95%, alles wat de afronding toelaat',
  },
  base: (group: string, { base, n }: BaseCounts) => `${group}: ${base} van de ${n} deelnemers gaven antwoord.`,
  baseOfAsked: (group: string, { base, asked, n }: BaseCounts) =>
    `${group}: ${base} van de ${asked} aan wie dit is gevraagd gaven antwoord; ${n} deden mee.`,
  both: (group: string, base: string, n: string) =>
    `${group}: ${base} van de ${n} deelnemers gaven op beide vragen antwoord.`,
  everybody: (group: string, n: string) => `${group}: alle ${n} deelnemers, ook wie geen antwoord gaf.`,
  answered: 'antwoordde',
  silent: 'antwoordde niet',
  bases: (group: string, wave: string, base: string, against: string, before: string) =>
    `${group}: ${base} mensen in ${wave}, ${before} in ${against}.`,
  untested: 'Getekend, niet getoetst: een verschil kan toeval zijn.',
  mostlyUntested: 'Alleen cijfers met een oordeel zijn getoetst; van de andere kan een verschil toeval zijn.',
  baseNow: (group: string, wave: string, base: string) => `${group}: ${base} mensen in ${wave}.`,
  wave: (slug: string, when: string) => `meting ${slug} (${when})`,
  made: 'niet gehouden: de antwoorden zijn verzonnen',
  imported: (day: string) => `overgenomen uit een bestand op ${day}`,
  held: (from: string, to: string) => `gehouden van ${from} tot en met ${to}`,
  heldOn: (day: string) => `gehouden op ${day}`,
  running: (from: string, today: string) => `loopt sinds ${from}; voorlopige cijfers van ${today}`,
  prepared: 'nog niet begonnen',
  published: 'alleen gepubliceerde cijfers; de precieze vraag van toen is niet bekend',
  comparedWith: 'vergeleken met',
  retrieved: (day: string) => `Opgehaald op ${day}.`,
  who: (group: string, bureau: string) => `${group} van ${bureau}`,
};

const en: typeof nl = {
  title: 'Take this figure along',
  svg: 'Picture (SVG)',
  csv: 'Figures (CSV)',
  excel: 'Figures for a Dutch Excel (CSV)',
  cite: 'Source, ready to paste:',
  warning: 'Made-up answers: these are no outcomes of research.',
  columns: {
    question: 'question',
    answer: 'answer',
    wave: 'wave',
    count: 'count',
    base: 'base',
    percent: 'percent',
    low: 'interval from',
    high: 'interval to',
    interval: 'interval',
    source: 'source',
  },
  intervals: {
    described: (people) => `95%, for the ${people} people it is about`,
    larger: '95%, for a much larger group of such people',
    compared: '95%, for comparing waves',
    published: '95%, all that the rounding allows',
  },
  base: (group, { base, n }) => `${group}: ${base} of the ${n} participants answered.`,
  baseOfAsked: (group, { base, asked, n }) =>
    `${group}: ${base} of the ${asked} who were asked this answered; ${n} took part.`,
  both: (group, base, n) => `${group}: ${base} of the ${n} participants answered both questions.`,
  everybody: (group, n) => `${group}: all ${n} participants, also who gave no answer.`,
  answered: 'answered',
  silent: 'did not answer',
  bases: (group, wave, base, against, before) => `${group}: ${base} people in ${wave}, ${before} in ${against}.`,
  untested: 'Drawn, not tested: a difference may be chance.',
  mostlyUntested: 'Only figures with a verdict were tested; of the others a difference may be chance.',
  baseNow: (group, wave, base) => `${group}: ${base} people in ${wave}.`,
  wave: (slug, when) => `wave ${slug} (${when})`,
  made: 'not held: its answers are made up',
  imported: (day) => `taken from a file on ${day}`,
  held: (from, to) => `held from ${from} up to and including ${to}`,
  heldOn: (day) => `held on ${day}`,
  running: (from, today) => `running since ${from}; provisional figures of ${today}`,
  prepared: 'not begun yet',
  published: 'published figures alone; the exact question of then is not known',
  comparedWith: 'compared with',
  retrieved: (day) => `Retrieved on ${day}.`,
  who: (group, bureau) => `${group} of ${bureau}`,
};

/** The texts of what is taken along, in either language. */
export const takeAlongTexts: Record<Language, typeof nl> = { nl, en };
