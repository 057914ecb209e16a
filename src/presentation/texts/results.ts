import { lowerFirst, type Language } from '../../language/text.js';
import { comparisonPageTexts } from './comparison-page.js';
import { publishedTexts } from './published.js';

const nl = {
  results: 'Resultaten',
  wave: (slug: string) => `Meting ${slug}`,
  allWaves: 'Alle metingen',
  chooseWave: 'Kies een meting',
  groupAt: (group: string, page: string) => `${group}: ${lowerFirst(page)}`,
  source: (study: string, wave: string, day: string) =>
    `Bron: ${[study, wave].filter(Boolean).join(', ')}. Bekeken op ${day}. Hoe er gerekend is, staat op de bladzijde ‘Zo leest u dit’.`,
  signedInAs: 'Aangemeld als',
  tokens: 'Tokens voor programma’s',
  headline: 'Overzicht',
  fieldwork: 'Veldwerk',
  whoAnswered: 'Wie meededen',
  microdata: 'Antwoorden als bestand',
  method: 'Zo leest u dit',
  staff: 'Werk aan de meting',
  planning: 'Hoeveel mensen nodig?',
  questions: 'Alle vragen',
  crosstab: 'Twee vragen samen',
  open: 'Open antwoorden',
  codebook: 'Codeboek',
  comparison: 'Vergelijken',
  inWords: 'Alleen in woorden',
  uncertain: 'Wat wij niet weten',
  compared: comparisonPageTexts.nl,
  published: publishedTexts.nl,

  wavesTitle: 'Resultaten van het onderzoek',
  wavesLead: 'Kies een meting. Bij elke meting ziet u wat mensen antwoordden en hoeveel mensen meededen.',
  status: { published: 'Gepubliceerde cijfers', prepared: 'Nog niet begonnen', open: 'Loopt nu', closed: 'Afgesloten' },
  statusOpen: (day: string) => `Deze meting loopt sinds ${day}.`,
  statusClosed: (day: string) => `Deze meting is gesloten op ${day}.`,
  statusImported: (day: string) =>
    `Deze meting is eerder gehouden. De antwoorden zijn op ${day} overgenomen uit een bestand.`,
  statusMade: 'Deze meting is niet gehouden: de antwoorden zijn verzonnen.',
  statusPrepared: 'Deze meting is nog niet begonnen. Er zijn nog geen cijfers.',
  baselineLead: 'Van deze meting bestaat alleen een artikel, geen vragenlijst en geen gegevens.',

  toc: 'Alle vragen',
  parts: 'Vragen',
  questionsFromTo: (from: string, to: string) => (from === to ? from : `${from}–${to}`),
  nextQuestions: (words: string, several: boolean) => `Verder met ${several ? 'vragen' : 'vraag'} ${words}`,
  questionsTitle: (group: string) => `Wat ${group} antwoordden`,
  tookPart: (n: string, asked: string) => `${n} van de ${asked} gevraagde mensen ${n === '1' ? 'deed' : 'deden'} mee.`,
  whoTookPart: 'Wie antwoordde, van iedereen die gevraagd is',
  tookPartOnly: (n: string) => (n === '1' ? '1 mens deed mee.' : `${n} mensen deden mee.`),
  silent: (silent: string, people: string, low: string, high: string) =>
    `${silent} van de ${people} mensen ${silent === '1' ? 'antwoordde' : 'antwoordden'} niet. Had wie zweeg dit nooit gekozen, dan was het ${low}; had wie zweeg dit altijd gekozen, dan ${high}.`,
  inSteps:
    'Deze cijfers lopen achter: die van een bureau veranderen pas als daar weer vijf mensen verstuurden. Zo ziet niemand wat één persoon invulde. Na het sluiten van de meting staat alles hier.',
  provisional: (shown: string, finished: string) =>
    `Voorlopig: cijfers over ${shown} van de ${finished} mensen die klaar zijn met de vragenlijst.`,
  none: 'Zolang de meting loopt, zijn er geen cijfers te zien. Dat is zo afgesproken met wie meedoet. Na het sluiten staan ze hier.',
  nothingYet: 'Er zijn nog geen cijfers.',
  nothingYetSteps:
    'Er zijn nog geen cijfers. Ze verschijnen zodra vijf mensen van één bureau hun antwoorden hebben verstuurd.',
  reading: {
    'wilson-finite': (people: string) =>
      `De donkere streep is het 95%-interval: daarbinnen ligt waarschijnlijk het percentage als alle ${people} gevraagde mensen hadden geantwoord, en als wie niet antwoordde op de anderen lijkt.`,
    wilson: () =>
      'De donkere streep is het 95%-interval: daarbinnen ligt waarschijnlijk het percentage in een veel grotere groep van zulke mensen.',
  },
  readMore: 'Zo leest u de cijfers',
  bureaus: 'Bureau',
  allBureaus: 'Alle bureaus',
  answered: (base: string, n: string) => `${base} van de ${n} deelnemers ${base === '1' ? 'gaf' : 'gaven'} antwoord.`,
  answeredOfAsked: (base: string, asked: string) =>
    `${base} van de ${asked} aan wie dit is gevraagd ${base === '1' ? 'gaf' : 'gaven'} antwoord.`,
  answeredAll: (n: string) => (n === '1' ? 'De ene deelnemer gaf antwoord.' : `Alle ${n} deelnemers gaven antwoord.`),
  answeredNone: 'Nog niemand gaf hier antwoord.',
  askedOnly: (who: string) => `Deze vraag kreeg alleen wie ${who}.`,
  notCounted: (who: string) => `Wie ${who}, telt hier niet mee: over hen gaat het gepubliceerde cijfer niet.`,
  question: (number: number) => `vraag ${number}`,
  topTwo: (percent: string, a: string, b: string, low: string, high: string) =>
    `${percent} koos ‘${a}’ of ‘${b}’ (95%-interval: ${low} tot ${high}).`,
  severalAnswers: 'Mensen konden meer antwoorden kiezen. De percentages kunnen samen meer dan 100% zijn.',
  smallBase: (base: string) =>
    base === '1'
      ? 'Let op: maar 1 mens gaf antwoord. Het percentage zegt dan heel weinig.'
      : `Let op: maar ${base} mensen gaven antwoord. De percentages zeggen dan heel weinig.`,
  perPart: 'Bekijk dit per plaats',
  answer: 'Antwoord',
  count: 'Aantal',
  percent: 'Percentage',
  interval: '95%-interval',
  substantive: 'Gaf antwoord',
  notAsked: 'Kreeg deze vraag niet',
  leftOpen: 'Liet deze vraag open',
  tableOf: (question: string) => `Aantallen en percentages bij: ${question}`,
  wordsLink: (label: string) => `Lees wat mensen schreven bij ‘${label}’`,
  wordsLinkOpen: 'Lees de antwoorden',
};

const en: typeof nl = {
  results: 'Results',
  wave: (slug) => `Wave ${slug}`,
  allWaves: 'All waves',
  chooseWave: 'Choose a wave',
  groupAt: (group, page) => `${group}: ${lowerFirst(page)}`,
  source: (study, wave, day) =>
    `Source: ${[study, wave].filter(Boolean).join(', ')}. Looked up on ${day}. How it was computed is on the page ‘How to read this’.`,
  signedInAs: 'Signed in as',
  tokens: 'Tokens for programs',
  headline: 'Overview',
  fieldwork: 'Fieldwork',
  whoAnswered: 'Who took part',
  microdata: 'Answers as a file',
  method: 'How to read this',
  staff: 'Run the wave',
  planning: 'How many people?',
  questions: 'All questions',
  crosstab: 'Two questions together',
  open: 'Open answers',
  codebook: 'Codebook',
  comparison: 'Compare',
  inWords: 'In words only',
  uncertain: 'What we do not know',
  compared: comparisonPageTexts.en,
  published: publishedTexts.en,

  wavesTitle: 'Results of the study',
  wavesLead: 'Choose a wave. For each wave you see what people answered and how many took part.',
  status: { published: 'Published figures', prepared: 'Not begun yet', open: 'Running now', closed: 'Closed' },
  statusOpen: (day) => `This wave has been running since ${day}.`,
  statusClosed: (day) => `This wave was closed on ${day}.`,
  statusImported: (day) => `This wave was held earlier. Its answers were taken over from a file on ${day}.`,
  statusMade: 'This wave was not held: its answers are made up.',
  statusPrepared: 'This wave has not begun yet. There are no figures yet.',
  baselineLead: 'Of this wave there is only an article, no questionnaire and no data.',

  toc: 'All questions',
  parts: 'Questions',
  questionsFromTo: (from, to) => (from === to ? from : `${from}–${to}`),
  nextQuestions: (words, several) => `On to ${several ? 'questions' : 'question'} ${words}`,
  questionsTitle: (group) => `What ${group} answered`,
  tookPart: (n, asked) => `${n} of the ${asked} people who were asked took part.`,
  whoTookPart: 'Who answered, of everyone who was asked',
  tookPartOnly: (n) => (n === '1' ? '1 person took part.' : `${n} people took part.`),
  silent: (silent, people, low, high) =>
    `${silent} of the ${people} people did not answer. If none of them had chosen this, it would be ${low}; if all of them had, ${high}.`,
  inSteps:
    'These figures lag behind: those of a bureau change only when five more people there have sent their answers. So nobody sees what one person filled in. Once the wave is closed everything is here.',
  provisional: (shown, finished) =>
    `Provisional: figures of ${shown} of the ${finished} people who have finished the questionnaire.`,
  none: 'While the wave is running there are no figures to see. That was agreed with those who take part. After closing they are here.',
  nothingYet: 'There are no figures yet.',
  nothingYetSteps:
    'There are no figures yet. They appear as soon as five people of one bureau have sent their answers.',
  reading: {
    'wilson-finite': (people) =>
      `The dark line is the 95% interval: within it probably lies the percentage if all ${people} people who were asked had answered, provided that those who did not answer are like the others.`,
    wilson: () =>
      'The dark line is the 95% interval: within it probably lies the percentage in a much larger group of such people.',
  },
  readMore: 'How to read the figures',
  bureaus: 'Bureau',
  allBureaus: 'All bureaus',
  answered: (base, n) => `${base} of the ${n} participants answered.`,
  answeredOfAsked: (base, asked) => `${base} of the ${asked} who were asked this answered.`,
  answeredAll: (n) => (n === '1' ? 'The one participant answered.' : `All ${n} participants answered.`),
  answeredNone: 'Nobody has answered this yet.',
  askedOnly: (who) => `Only those got this question who ${who}.`,
  notCounted: (who) => `Those who ${who} do not count here: the published figure is not about them.`,
  question: (number) => `question ${number}`,
  topTwo: (percent, a, b, low, high) => `${percent} chose ‘${a}’ or ‘${b}’ (95% interval: ${low} to ${high}).`,
  severalAnswers: 'People could choose more than one answer. The percentages may add up to more than 100%.',
  smallBase: (base) =>
    base === '1'
      ? 'Note: only 1 person answered. The percentage then says very little.'
      : `Note: only ${base} people answered. The percentages then say very little.`,
  perPart: 'See this by place',
  answer: 'Answer',
  count: 'Number',
  percent: 'Percentage',
  interval: '95% interval',
  substantive: 'Answered',
  notAsked: 'Did not get this question',
  leftOpen: 'Left this question open',
  tableOf: (question) => `Numbers and percentages of: ${question}`,
  wordsLink: (label) => `Read what people wrote at ‘${label}’`,
  wordsLinkOpen: 'Read the answers',
};

export type ResultsTexts = typeof nl;

/** The texts of the results pages, in either language. */
export const resultsTexts: Record<Language, ResultsTexts> = { nl, en };
