import type { Language } from '../language/text.js';
import type { TableShape } from '../questionnaire/question.js';

/** A word in the files, and what it stands for. */
export type Explained = readonly [word: string, meaning: string];

interface Guide {
  readonly shares: readonly Explained[];
  readonly comparison: readonly Explained[];
  readonly own: (bureau: string) => Explained;
  readonly hidden: string;
}

const guideNl: Guide = {
  shares: [
    [
      'Basis',
      'Hoeveel mensen op deze vraag een antwoord gaven. Wie ‘weet ik niet’ koos of de vraag oversloeg, telt niet mee.',
    ],
    [
      'Percentage',
      'Het aantal als deel van de basis. Kon iemand meer antwoorden kiezen, dan is het samen vaak meer dan 100%.',
    ],
    [
      '95%-interval',
      'Het percentage kan door toeval afwijken. Het echte ligt waarschijnlijk ergens tussen deze twee getallen. Hoe minder antwoorden, hoe verder ze uit elkaar liggen.',
    ],
  ],
  comparison: [
    [
      'Verschil',
      'Nu min toen, in procentpunten. Het echte verschil ligt waarschijnlijk ergens tussen deze twee getallen.',
    ],
    [
      'hoger, lager, anders',
      'Meer dan toeval verklaart. Alleen het kerncijfer en de vooraf gekozen kernvragen kunnen dit oordeel krijgen.',
    ],
    [
      'geen verschil aan te tonen',
      'Dat betekent niet dat er niets veranderde: met zo veel antwoorden is het niet te zien.',
    ],
    ['niet zeker', 'Het hangt ervan af hoe het cijfer van toen is afgerond, of van wie er meetellen.'],
    ['niet getoetst', 'Het verschil kan toeval zijn. Trek er geen conclusie uit, ook niet als het groot is.'],
    ['niet te vergelijken', 'Er zijn te weinig antwoorden, of de vraag werd toen anders gesteld.'],
    ['eerste percentage', 'Toen stond dit alleen in woorden. Of er iets veranderde, is niet te zeggen.'],
  ],
  own: (bureau) => [
    bureau,
    'Dit bureau is een deel van alle bureaus samen, en telt daar dus mee. Een verschil is bij zo weinig antwoorden meestal toeval. Onder elke vraag staat vanaf hoeveel punten het iets zegt. Van zo veel verschillen is er altijd wel een groot: dat is een reden om verder te kijken, geen bewijs.',
  ],
  hidden: 'Niet getoond',
};

const nl = {
  cover: 'Lees dit eerst',
  story: 'Uitkomsten',
  codebook: 'Teksten en codes',
  wave: (wave: string) => `Meting ${wave}`,
  ofWave: (wave: string) => `meting ${wave}`,
  date: 'Stand',
  live: (day: string) =>
    `Zoals de coördinator de cijfers zag op ${day}. Zij zijn niet vastgelegd en niet gepubliceerd.`,
  whose: 'Van wie',
  allBureaus: 'Alle bureaus samen',
  allInName: 'alle-bureaus',
  ownBeside: (bureau: string) => `${bureau}, naast alle bureaus samen`,
  caution: 'Let op',
  contact: 'Vragen',
  madeWith: 'Gemaakt met',
  sheets: 'Wat staat waar',
  storySheet: 'Het kerncijfer van nu en van toen, en wat hoger of lager is, of niet te zeggen.',
  groupSheet: 'Elke vraag: aantallen, percentages, en vergeleken met eerder.',
  codebookSheet: 'Elke vraag en elk antwoord voluit, in het Nederlands en het Engels, met de code.',
  downloads: {
    title: 'Neem de cijfers mee',
    about: 'Alle vragen en antwoorden, vergeleken met eerder, met uitleg. Of als één lange tabel:',
    formats: {
      xlsx: 'Download het Excel-werkboek',
      'csv-excel': 'CSV voor Excel',
      csv: 'CSV voor andere programma’s',
      json: 'JSON',
    },
  },
  guideTitle: 'Zo leest u de cijfers',
  guide: guideNl,
  nothing: 'Er zijn nog geen cijfers van deze meting.',

  besideWave: (wave: string) => `Vergeleken met ${wave}`,
  comparedShare: (share: string) => `Om te vergelijken telt niet iedereen mee: nu ${share}.`,
  together: (bureau: string) => `Antwoorden samengenomen, zoals ${bureau} ze mag zien:`,
  openQuestion: 'Open vraag: wat mensen schreven, staat niet in dit bestand.',

  question: 'vraag',
  item: 'onderdeel',
  id: 'code van de vraag',
  kind: 'soort',
  code: 'code',
  answer: 'antwoord',
  group: 'doelgroep',
  bureau: 'bureau',
  asked: 'gevraagd',
  count: 'aantal',
  base: 'basis',
  percent: 'percentage',
  low: 'interval van',
  high: 'interval tot',
  interval: 'interval',
  withheld: 'waarom niet getoond',
  inWave: {
    count: (wave: string) => `aantal in ${wave}`,
    base: (wave: string) => `basis in ${wave}`,
    percent: (wave: string) => `percentage in ${wave}`,
    low: (wave: string) => `verschil met ${wave} van`,
    high: (wave: string) => `verschil met ${wave} tot`,
    verdict: (wave: string) => `oordeel naast ${wave}`,
  },
  source: 'bron',

  head: {
    id: 'Code',
    answer: 'Vraag en antwoord',
    count: 'Aantal',
    base: 'Basis',
    percent: 'Procent',
    low: '95% van',
    high: '95% tot',
    anchor: 'Kerncijfer',
    now: 'Nu',
    then: 'Toen',
    from: 'Verschil van',
    to: 'Verschil tot',
    verdict: 'Oordeel',
    question: 'Code van de vraag',
    kind: 'Soort',
    dutch: 'Nederlands',
    english: 'Engels',
    note: 'Toelichting',
  },
  shapes: {
    one: 'één antwoord',
    scale: 'schaal',
    several: 'meer antwoorden',
    none: 'zelf ingevuld',
  } satisfies Record<TableShape, string>,
  missing: 'telt niet mee in de basis',
};

const en: typeof nl = {
  cover: 'Read this first',
  story: 'Outcomes',
  codebook: 'Texts and codes',
  wave: (wave) => `Wave ${wave}`,
  ofWave: (wave) => `wave ${wave}`,
  date: 'As of',
  live: (day) => `As the coordinator saw the figures on ${day}. They were not fixed and not published.`,
  whose: 'Of whom',
  allBureaus: 'All bureaus together',
  allInName: 'all-bureaus',
  ownBeside: (bureau) => `${bureau}, beside all bureaus together`,
  caution: 'Note',
  contact: 'Questions',
  madeWith: 'Made with',
  sheets: 'What is where',
  storySheet: 'The key figure now and then, and what is higher or lower, or cannot be said.',
  groupSheet: 'Every question: numbers, percentages, and compared with before.',
  codebookSheet: 'Every question and every answer in full, in Dutch and English, with its code.',
  downloads: {
    title: 'Take the figures along',
    about: 'All questions and answers, compared with before, with how to read them. Or as one long table:',
    formats: {
      xlsx: 'Download the Excel workbook',
      'csv-excel': 'CSV for a Dutch Excel',
      csv: 'CSV for other programs',
      json: 'JSON',
    },
  },
  guideTitle: 'How to read the figures',
  guide: {
    shares: [
      [
        'Base',
        'How many people answered this question. Who chose ‘I do not know’ or left the question open is not counted.',
      ],
      [
        'Percent',
        'The number as a part of the base. Where people could choose more answers, they add up to more than 100%.',
      ],
      [
        '95% interval',
        'The percentage may be off by chance. The true one probably lies somewhere between these two numbers. The fewer answers, the further they are apart.',
      ],
    ],
    comparison: [
      [
        'Difference',
        'Now less then, in percentage points. The true difference probably lies somewhere between these two numbers.',
      ],
      [
        'higher, lower, different',
        'More than chance explains. Only the key figure and the core questions chosen beforehand can get this verdict.',
      ],
      [
        'no difference can be shown',
        'That does not mean that nothing changed: with so many answers it cannot be seen.',
      ],
      ['not certain', 'It depends on how the figure of then was rounded, or on who is counted.'],
      ['not tested', 'The difference may be chance. Draw no conclusion from it, however large it is.'],
      ['not comparable', 'There are too few answers, or the question was asked differently then.'],
      ['first percentage', 'Then this was said in words only. Whether anything changed cannot be said.'],
    ],
    own: (bureau) => [
      bureau,
      'This bureau is a part of all bureaus together, and counts there too. With so few answers a difference is mostly chance. Below each question stands from how many points on it says anything. Of so many differences one is always large: that is a reason to look further, no proof.',
    ],
    hidden: 'Not shown',
  },
  nothing: 'There are no figures of this wave yet.',

  besideWave: (wave) => `Compared with ${wave}`,
  comparedShare: (share) => `To compare, not everybody is counted: now ${share}.`,
  together: (bureau) => `Answers taken together, as ${bureau} may see them:`,
  openQuestion: 'Open question: what people wrote is not in this file.',

  question: 'question',
  item: 'item',
  id: 'code of the question',
  kind: 'kind',
  code: 'code',
  answer: 'answer',
  group: 'group',
  bureau: 'bureau',
  asked: 'asked',
  count: 'count',
  base: 'base',
  percent: 'percent',
  low: 'interval from',
  high: 'interval to',
  interval: 'interval',
  withheld: 'why not shown',
  inWave: {
    count: (wave) => `count in ${wave}`,
    base: (wave) => `base in ${wave}`,
    percent: (wave) => `percent in ${wave}`,
    low: (wave) => `difference with ${wave} from`,
    high: (wave) => `difference with ${wave} to`,
    verdict: (wave) => `verdict beside ${wave}`,
  },
  source: 'source',

  head: {
    id: 'Code',
    answer: 'Question and answer',
    count: 'Number',
    base: 'Base',
    percent: 'Percent',
    low: '95% from',
    high: '95% to',
    anchor: 'Key figure',
    now: 'Now',
    then: 'Then',
    from: 'Difference from',
    to: 'Difference to',
    verdict: 'Verdict',
    question: 'Code of the question',
    kind: 'Kind',
    dutch: 'Dutch',
    english: 'English',
    note: 'Note',
  },
  shapes: {
    one: 'one answer',
    scale: 'scale',
    several: 'several answers',
    none: 'written by hand',
  },
  missing: 'not in the base',
};

export type TablesTexts = typeof nl;

/** The texts of the files with tables, in either language. */
export const tablesTexts: Record<Language, TablesTexts> = { nl, en };
