import type { Break } from '../../questionnaire/comparability/comparability.js';
import type { Language } from '../../language/text.js';
import type { TrendVerdict } from '../../results/verdict.js';

/** The name of a wave within a sentence: a year is one by itself. */
const waveNamed = (noun: string) => (wave: string) => (/^\d{4}$/.test(wave) ? wave : `${noun} ${wave}`);

/** What keeps a share from being compared. */
export type Obstacle = Break | 'unanswered' | 'unasked' | 'empty-base';

/** Why a difference is not robust. */
export type Doubt = 'rounding' | 'bases' | 'answers';

/** The pieces of sentences about a comparison; shares and numbers are written already. */
interface ComparisonTexts {
  readonly share: (percent: string, count: string, base: string) => string;
  readonly nobody: string;
  readonly wave: (slug: string) => string;
  /** The opening of each sentence: the verdict, up to its colon. */
  readonly lead: {
    readonly changed: Record<'higher' | 'lower', (wave: string) => string>;
    readonly noDifference: string;
    readonly uncertain: string;
    readonly wordsOnly: string;
    readonly notComparable: (wave: string) => string;
    readonly nobodyNow: string;
    readonly line: string;
  };
  readonly changed: (now: string, then: string) => string;
  readonly nowThen: (now: string, wave: string, then: string) => string;
  readonly between: (least: string, most: string) => string;
  /** Of a change against a published percentage. */
  readonly inEveryCase: Record<'higher' | 'lower', string>;
  readonly notUnchanged: string;
  /** What would have shown: changes in whole points, null where none is large enough. */
  readonly detectable: (down: number | null, up: number | null) => string;
  readonly doubt: Record<Doubt, string>;
  readonly wordsOnly: (now: string, wave: string) => string;
  readonly why: Record<Obstacle, string>;
  readonly onlyNow: (now: string) => string;
  readonly nobodyNow: string;
  readonly unknownQuestion: (wave: string) => string;
  readonly trend: Record<TrendVerdict, string>;
}

const nl: ComparisonTexts = {
  share: (percent, count, base) => `${percent} (${count} van ${base})`,
  nobody: 'niemand',
  wave: waveNamed('meting'),
  lead: {
    changed: { higher: (wave) => `Hoger dan in ${wave}:`, lower: (wave) => `Lager dan in ${wave}:` },
    noDifference: 'Geen verschil aan te tonen:',
    uncertain: 'Niet zeker:',
    wordsOnly: 'Eerste percentage:',
    notComparable: (wave) => `Niet te vergelijken met ${wave}:`,
    nobodyNow: 'Er valt nog niets te vergelijken:',
    line: 'Over de metingen:',
  },
  changed: (now, then) => `nu ${now}, toen ${then}.`,
  nowThen: (now, wave, then) => `nu ${now}, in ${wave} ${then}.`,
  between: (least, most) => `Het verschil ligt waarschijnlijk tussen ${least} en ${most} procentpunten.`,
  inEveryCase: {
    higher: 'Hoger is het bij elke telling die bij het afgeronde cijfer past.',
    lower: 'Lager is het bij elke telling die bij het afgeronde cijfer past.',
  },
  notUnchanged: 'Dat betekent niet dat er niets veranderde.',
  detectable: (down, up) => {
    if (down === null && up === null) return 'Met zo weinig mensen vindt men zelden een verschil.';
    if (up === null)
      return `Met deze aantallen vindt men in vier van de vijf keer pas een daling van ${down} procentpunten, en een stijging zelden.`;
    if (down === null)
      return `Met deze aantallen vindt men in vier van de vijf keer pas een stijging van ${up} procentpunten, en een daling zelden.`;
    return `Met deze aantallen vindt men in vier van de vijf keer pas een daling van ${down} of een stijging van ${up} procentpunten.`;
  },
  doubt: {
    rounding:
      'Of dat meer is dan toeval, hangt ervan af hoe het cijfer van toen is afgerond en om hoeveel mensen het ging.',
    bases: 'Of dat meer is dan toeval, hangt ervan af wie er meetellen.',
    answers: 'Apart bekeken is dat meer dan toeval, maar niet als alle antwoorden op deze vraag meewegen.',
  },
  wordsOnly: (now, wave) =>
    `${now}. In ${wave} is dit alleen in woorden gepubliceerd; of er iets veranderde, is niet te zeggen.`,
  why: {
    universe: 'de vraag is nu aan andere mensen gesteld dan toen',
    routing: 'de vraag komt nu onder een andere voorwaarde',
    scale: 'de schaal van de antwoorden is veranderd',
    options: 'men kon uit andere antwoorden kiezen',
    wording: 'de vraag is anders geformuleerd',
    order: 'de vraag of de antwoorden staan nu op een andere plaats',
    unanswered: 'niemand beantwoordde de vraag toen',
    unasked: 'dit is toen niet gevraagd',
    'empty-base': 'op een van de manieren van tellen blijft er niemand over',
  },
  onlyNow: (now) => `Nu ${now}.`,
  nobodyNow: 'niemand beantwoordde deze vraag.',
  unknownQuestion: (wave) => `De precieze vraag van ${wave} is niet bekend.`,
  trend: {
    rising: 'De lijn stijgt, meer dan toeval verklaart.',
    falling: 'De lijn daalt, meer dan toeval verklaart.',
    'no-detectable-trend': 'Een stijging of daling is niet aan te tonen. Dat betekent niet dat er niets veranderde.',
    'not-robust':
      'Of de lijn stijgt of daalt, is niet zeker: dat hangt af van hoe het gepubliceerde cijfer is afgerond, of van wie er meetellen.',
  },
};

const en: ComparisonTexts = {
  share: (percent, count, base) => `${percent} (${count} of ${base})`,
  nobody: 'nobody',
  wave: waveNamed('wave'),
  lead: {
    changed: { higher: (wave) => `Higher than in ${wave}:`, lower: (wave) => `Lower than in ${wave}:` },
    noDifference: 'No difference can be shown:',
    uncertain: 'Not certain:',
    wordsOnly: 'First percentage:',
    notComparable: (wave) => `Not comparable with ${wave}:`,
    nobodyNow: 'There is nothing to compare yet:',
    line: 'Over the waves:',
  },
  changed: (now, then) => `now ${now}, then ${then}.`,
  nowThen: (now, wave, then) => `now ${now}, in ${wave} ${then}.`,
  between: (least, most) => `The difference probably lies between ${least} and ${most} percentage points.`,
  inEveryCase: {
    higher: 'It is higher for every count that fits the rounded figure.',
    lower: 'It is lower for every count that fits the rounded figure.',
  },
  notUnchanged: 'That does not mean that nothing changed.',
  detectable: (down, up) => {
    if (down === null && up === null) return 'With so few people a difference is seldom found.';
    if (up === null)
      return `With these numbers it takes a fall of ${down} percentage points to be found four times in five, and a rise is seldom found.`;
    if (down === null)
      return `With these numbers it takes a rise of ${up} percentage points to be found four times in five, and a fall is seldom found.`;
    return `With these numbers it takes a fall of ${down} or a rise of ${up} percentage points to be found four times in five.`;
  },
  doubt: {
    rounding:
      'Whether that is more than chance depends on how the figure of then was rounded and how many people it was about.',
    bases: 'Whether that is more than chance depends on who is counted.',
    answers: 'By itself that is more than chance, but not when all answers to this question are weighed.',
  },
  wordsOnly: (now, wave) =>
    `${now}. In ${wave} this was published in words only; whether anything changed cannot be said.`,
  why: {
    universe: 'the question was asked of other people now than then',
    routing: 'the question now comes under another condition',
    scale: 'the scale of the answers changed',
    options: 'one could choose from other answers',
    wording: 'the question was worded differently',
    order: 'the question or its answers now stand in another place',
    unanswered: 'nobody answered the question then',
    unasked: 'this was not asked then',
    'empty-base': 'on one of the ways of counting nobody is left',
  },
  onlyNow: (now) => `Now ${now}.`,
  nobodyNow: 'nobody answered this question.',
  unknownQuestion: (wave) => `The exact question of ${wave} is not known.`,
  trend: {
    rising: 'The line rises, by more than chance explains.',
    falling: 'The line falls, by more than chance explains.',
    'no-detectable-trend': 'No rise or fall can be shown. That does not mean that nothing changed.',
    'not-robust':
      'Whether the line rises or falls is not certain: that depends on how the published figure was rounded, or on who is counted.',
  },
};

export const comparisonTexts: Record<Language, ComparisonTexts> = { nl, en };
