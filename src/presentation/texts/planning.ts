import type { Language } from '../../language/text.js';

const nl = {
  title: 'Hoeveel mensen zijn er nodig?',
  lead: 'Kies wat u wilt vergelijken, met welke meting en hoeveel mensen er straks antwoorden. U ziet dan welk verschil daarmee te vinden is.',
  outcome: 'Wat wilt u vergelijken?',
  against: 'Met welke meting?',
  n: 'Hoeveel mensen antwoorden er straks?',
  nHint: (least: string, most: string) => `Van ${least} tot en met ${most}.`,
  button: 'Reken uit',
  anchors: (group: string) => `${group}: eerder gepubliceerd`,
  core: (group: string) => `${group}: kernvragen`,
  wrongNumber: (least: string, most: string) => `Vul een heel getal in van ${least} tot en met ${most}.`,
  unknown: 'Dit is er niet. Kies uit de lijst.',
  nothingToPlan: 'Er is nog geen eerdere meting om mee te vergelijken.',
  'no-figure': (wave: string) => `Van ${wave} is hierover geen cijfer bekend. Kies een andere meting.`,
  few: (wave: string) =>
    `In ${wave} antwoordden hierop minder dan 10 mensen. Daarmee wordt niets hoger of lager genoemd.`,
  'no-direction': () =>
    'Deze vraag heeft meer dan twee antwoorden zonder volgorde: er is geen hoger of lager te vinden.',
  both: (n: string, down: string, up: string) =>
    `Met ${n} mensen vindt u een echte daling vanaf ${down}, of een stijging vanaf ${up}, in vier van de vijf keer.`,
  onlyDown: (n: string, down: string) =>
    `Met ${n} mensen vindt u een echte daling vanaf ${down} in vier van de vijf keer, en een stijging zelden.`,
  onlyUp: (n: string, up: string) =>
    `Met ${n} mensen vindt u een echte stijging vanaf ${up} in vier van de vijf keer, en een daling zelden.`,
  neither: (n: string) => `Met ${n} mensen vindt u zelden een verschil.`,
  points: (points: string) => (points === '1' ? '1 punt' : `${points} punten`),
  levels: (wave: string, from: string, levels: string) =>
    `In ${wave} was het ${from}. Het echte percentage is dan nu ${levels}.`,
  levelsOf: (wave: string, from: string, labels: string, levels: string) =>
    `In ${wave} koos ${from} ${labels}. In het echt is dat dan nu ${levels}.`,
  lower: (low: string) => `${low} of lager`,
  higher: (high: string) => `${high} of hoger`,
  or: ', of ',
  orLabel: ' of ',
  seeing:
    'Is het echt zo veel veranderd, dan noemt een meting het in vier van de vijf gevallen hoger of lager. Een kleinere verandering wordt vaker gemist, maar kan ook gevonden worden.',
  rulesTitle: 'Hoe dit is berekend',
  published:
    'Het oude cijfer is alleen afgerond bekend. Een verschil telt pas als het klopt bij elk aantal mensen dat bij dat cijfer past.',
  alone: 'Dit cijfer wordt op zichzelf beoordeeld, bij 5%.',
  family: (tests: string) =>
    `De kernvragen worden samen beoordeeld (Benjamini–Hochberg): ${tests} toetsen. Gerekend is met het moeilijkste geval, dat alleen deze vraag veranderde: 5% gedeeld door ${tests}.`,
  scale: 'Gerekend is alsof iedereen op de schaal even ver opschuift.',
  few10: 'Met minder dan 10 antwoorden wordt niets hoger of lager genoemd.',
  others: 'Gerekend is alsof er nu andere mensen antwoorden dan toen.',
  chart: 'Wat te vinden is, naar aantal mensen',
  axis: 'mensen die antwoorden',
  band: 'wordt vaak gemist',
  then: (from: string) => `toen ${from}`,
  said: (n: string, levels: string) => `Met ${n} mensen: ${levels}.`,
  saidNothing: (n: string) => `Met ${n} mensen: niets.`,
};

const en: typeof nl = {
  title: 'How many people does it take?',
  lead: 'Choose what you want to compare, with which wave, and how many people will answer. You then see which difference can be found.',
  outcome: 'What do you want to compare?',
  against: 'With which wave?',
  n: 'How many people will answer?',
  nHint: (least, most) => `From ${least} up to and including ${most}.`,
  button: 'Work it out',
  anchors: (group) => `${group}: published before`,
  core: (group) => `${group}: core questions`,
  wrongNumber: (least, most) => `Enter a whole number from ${least} up to and including ${most}.`,
  unknown: 'There is no such thing. Choose from the list.',
  nothingToPlan: 'There is no earlier wave to compare with yet.',
  'no-figure': (wave) => `No figure is known of this for ${wave}. Choose another wave.`,
  few: (wave) => `In ${wave} fewer than 10 people answered this. On so few nothing is called higher or lower.`,
  'no-direction': () => 'This question has more than two answers without an order: no higher or lower can be found.',
  both: (n, down, up) =>
    `With ${n} people you find a true fall of at least ${down}, or a rise of at least ${up}, four times in five.`,
  onlyDown: (n, down) =>
    `With ${n} people you find a true fall of at least ${down} four times in five, and a rise seldom.`,
  onlyUp: (n, up) => `With ${n} people you find a true rise of at least ${up} four times in five, and a fall seldom.`,
  neither: (n) => `With ${n} people you seldom find a difference.`,
  points: (points) => (points === '1' ? '1 point' : `${points} points`),
  levels: (wave, from, levels) => `In ${wave} it was ${from}. The true percentage is then ${levels} now.`,
  levelsOf: (wave, from, labels, levels) => `In ${wave} ${from} chose ${labels}. In truth that is then ${levels} now.`,
  lower: (low) => `${low} or lower`,
  higher: (high) => `${high} or higher`,
  or: ', or ',
  orLabel: ' or ',
  seeing:
    'If it has really changed that much, a wave calls it higher or lower four times in five. A smaller change is missed more often, but may be found too.',
  rulesTitle: 'How this was worked out',
  published:
    'The old figure is known only as it was rounded. A difference counts only if it holds for every number of people that fits that figure.',
  alone: 'This figure is judged by itself, at 5%.',
  family: (tests) =>
    `The core questions are judged together (Benjamini–Hochberg): ${tests} tests. This is the hardest case, in which only this question changed: 5% divided by ${tests}.`,
  scale: 'As if everybody moves equally far along the scale.',
  few10: 'On fewer than 10 answers nothing is called higher or lower.',
  others: 'As if other people answer now than then.',
  chart: 'What can be found, by number of people',
  axis: 'people who answer',
  band: 'is often missed',
  then: (from) => `then ${from}`,
  said: (n, levels) => `With ${n} people: ${levels}.`,
  saidNothing: (n) => `With ${n} people: nothing.`,
};

export type PlanningTexts = typeof nl;

/** The texts of the page on how many people a wave needs, in either language. */
export const planningTexts: Record<Language, PlanningTexts> = { nl, en };
