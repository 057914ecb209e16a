import type { Break } from '../../questionnaire/comparability/comparability.js';
import type { Language } from '../../language/text.js';
import { smallestTested, type TrendVerdict } from '../../results/verdict.js';

/** The name of a wave within a sentence: a year is one by itself. */
const waveNamed = (noun: string) => (wave: string) => (/^\d{4}$/.test(wave) ? wave : `${noun} ${wave}`);

/** What keeps a share from being compared. */
export type Obstacle = Break | 'unanswered' | 'unasked' | 'empty-base' | 'few';

/** Why a difference is not robust. */
export type Doubt = 'rounding' | 'bases';

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
    readonly different: (wave: string) => string;
    readonly described: string;
  };
  readonly changed: (now: string, then: string) => string;
  readonly nowThen: (now: string, wave: string, then: string) => string;
  readonly between: (least: string, most: string) => string;
  /** Of a change against a published percentage. */
  readonly inEveryCase: Record<'higher' | 'lower', string>;
  readonly notUnchanged: string;
  /**
   * What would have shown: changes in whole points, null where none is large enough. `alone` where
   * it holds as if the figure were the only one.
   */
  readonly detectable: (down: number | null, up: number | null, alone: boolean) => string;
  /** Of an answer that is drawn and not judged; both ends are signed. */
  readonly described: (low: string, high: string) => string;
  readonly outcome: OutcomeTexts;
  /** Why a line and a comparison need not agree. */
  readonly beside: (wave: string, outcome: string) => string;
  readonly besideOutcome: Record<'higher' | 'lower' | 'none', string>;
  readonly doubt: Record<Doubt, string>;
  readonly wordsOnly: (now: string, wave: string) => string;
  readonly why: Record<Obstacle, string>;
  readonly onlyNow: (now: string) => string;
  readonly nobodyNow: string;
  readonly unknownQuestion: (wave: string) => string;
  readonly trend: Record<TrendVerdict, string>;
}

/** The pieces of sentences about a core outcome; `of100` is a number of cases. */
interface OutcomeTexts {
  /** Of a scale: how often the answer of now, or of then, is nearer to its last point. */
  readonly nearer: Record<'now' | 'then', (of100: string, towards: string) => string>;
  readonly together: string;
  readonly detectable: (of100: string) => string;
  readonly seldom: string;
  readonly divided: Record<'different' | 'alike', string>;
  readonly line: (waves: string) => string;
  readonly trend: (towards: string) => Record<TrendVerdict, string>;
  readonly family: (outcomes: string) => string;
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
    different: (wave) => `Anders dan in ${wave}:`,
    described: 'Geen oordeel:',
  },
  changed: (now, then) => `nu ${now}, toen ${then}.`,
  nowThen: (now, wave, then) => `nu ${now}, in ${wave} ${then}.`,
  between: (least, most) => `Het verschil ligt waarschijnlijk tussen ${least} en ${most} procentpunten.`,
  inEveryCase: {
    higher: 'Hoger is het bij elke telling die bij het afgeronde cijfer past.',
    lower: 'Lager is het bij elke telling die bij het afgeronde cijfer past.',
  },
  notUnchanged: 'Dat betekent niet dat er niets veranderde.',
  detectable: (down, up, alone) => {
    const finds = alone
      ? 'Was dit het enige cijfer, dan vinden wij met deze aantallen in vier van de vijf keer pas'
      : 'Met deze aantallen vinden wij in vier van de vijf keer pas';
    if (down === null && up === null) return 'Met zo weinig mensen vinden wij zelden een verschil.';
    if (up === null) return `${finds} een daling van ${down} procentpunten, en een stijging zelden.`;
    if (down === null) return `${finds} een stijging van ${up} procentpunten, en een daling zelden.`;
    return `${finds} een daling van ${down} of een stijging van ${up} procentpunten.`;
  },
  described: (low, high) =>
    `Het verschil ligt waarschijnlijk tussen ${low} en ${high} procentpunten; of dat meer is dan toeval, is niet getoetst.`,
  outcome: {
    nearer: {
      now: (of100, towards) =>
        `neemt u iemand van nu en iemand van toen, dan is die van nu in ${of100} van de 100 gevallen dichter bij ‘${towards}’ (gelijke antwoorden tellen half).`,
      then: (of100, towards) =>
        `neemt u iemand van nu en iemand van toen, dan is die van toen in ${of100} van de 100 gevallen dichter bij ‘${towards}’ (gelijke antwoorden tellen half).`,
    },
    together: 'Dat houdt stand als alle kernvragen samen meetellen.',
    detectable: (of100) =>
      `Was dit de enige vraag, dan zien wij met deze aantallen in vier van de vijf keer pas een verschil als het er ${of100} van de 100 zijn (zonder verschil 50).`,
    seldom: 'Met zo weinig mensen vinden wij zelden een verschil.',
    divided: {
      different: 'de antwoorden zijn anders verdeeld dan toeval verklaart. Welke antwoorden, is niet getoetst.',
      alike: 'dat de antwoorden anders verdeeld zijn dan toen, is niet aan te tonen.',
    },
    line: (waves) => `Over ${waves}:`,
    trend: (towards) => ({
      rising: `de antwoorden schuiven op naar ‘${towards}’, meer dan toeval verklaart.`,
      falling: `de antwoorden schuiven weg van ‘${towards}’, meer dan toeval verklaart.`,
      'no-detectable-trend':
        'dat de antwoorden een kant op schuiven, is niet aan te tonen. Dat betekent niet dat er niets veranderde.',
      'not-robust': 'of de antwoorden een kant op schuiven, is niet zeker.',
      described: 'de lijn is getekend, niet getoetst.',
    }),
    family: (outcomes) =>
      `Vóór de meting zijn ${outcomes} kernvragen gekozen. Alleen die, en het kerncijfer, noemen wij hier hoger of lager. Al het andere is getekend en niet getoetst. Ook zonder verandering noemt zo’n bladzijde in hooguit 1 op de 20 metingen een kernvraag; voor het kerncijfer geldt hetzelfde, apart.`,
  },
  beside: (wave, outcome) =>
    `Vergeleken met ${wave} ${outcome}: dat kan samengaan, want de lijn telt alle metingen mee en die vergelijking maar twee.`,
  besideOutcome: {
    higher: 'is het wel hoger',
    lower: 'is het wel lager',
    none: 'is er geen verschil aan te tonen',
  },
  doubt: {
    rounding:
      'Of dat meer is dan toeval, hangt ervan af hoe het cijfer van toen is afgerond en om hoeveel mensen het ging.',
    bases: 'Of dat meer is dan toeval, hangt ervan af wie er meetellen.',
  },
  wordsOnly: (now, wave) =>
    `${now}. In ${wave} is dit alleen in woorden gepubliceerd; of er iets veranderde, is niet te zeggen.`,
  why: {
    universe: 'de vraag is nu aan andere mensen gesteld dan toen',
    routing: 'de vraag komt nu onder een andere voorwaarde',
    scale: 'de schaal van de antwoorden is veranderd',
    options: 'er waren andere antwoorden om uit te kiezen',
    wording: 'de vraag is anders geformuleerd',
    order: 'de vraag of de antwoorden staan nu op een andere plaats',
    unanswered: 'niemand beantwoordde de vraag toen',
    unasked: 'dit is toen niet gevraagd',
    'empty-base': 'op een van de manieren van tellen blijft er niemand over',
    few: `voor een oordeel zijn nu en toen minstens ${smallestTested} antwoorden nodig`,
  },
  onlyNow: (now) => `Nu ${now}.`,
  nobodyNow: 'niemand beantwoordde deze vraag.',
  unknownQuestion: (wave) => `De precieze vraag van ${wave} is niet bekend.`,
  trend: {
    rising:
      'Over alle metingen samen gaat het omhoog, meer dan toeval verklaart; niet elke meting hoeft hoger te zijn dan de vorige.',
    falling:
      'Over alle metingen samen gaat het omlaag, meer dan toeval verklaart; niet elke meting hoeft lager te zijn dan de vorige.',
    'no-detectable-trend': 'Een stijging of daling is niet aan te tonen. Dat betekent niet dat er niets veranderde.',
    described: 'De lijn is getekend, niet getoetst.',
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
    different: (wave) => `Different from ${wave}:`,
    described: 'No verdict:',
  },
  changed: (now, then) => `now ${now}, then ${then}.`,
  nowThen: (now, wave, then) => `now ${now}, in ${wave} ${then}.`,
  between: (least, most) => `The difference probably lies between ${least} and ${most} percentage points.`,
  inEveryCase: {
    higher: 'It is higher for every count that fits the rounded figure.',
    lower: 'It is lower for every count that fits the rounded figure.',
  },
  notUnchanged: 'That does not mean that nothing changed.',
  detectable: (down, up, alone) => {
    const takes = alone
      ? 'If this were the only figure, with these numbers it would take'
      : 'With these numbers it takes';
    if (down === null && up === null) return 'With so few people a difference is seldom found.';
    if (up === null)
      return `${takes} a fall of ${down} percentage points to be found four times in five, and a rise is seldom found.`;
    if (down === null)
      return `${takes} a rise of ${up} percentage points to be found four times in five, and a fall is seldom found.`;
    return `${takes} a fall of ${down} or a rise of ${up} percentage points to be found four times in five.`;
  },
  described: (low, high) =>
    `The difference probably lies between ${low} and ${high} percentage points; whether that is more than chance was not tested.`,
  outcome: {
    nearer: {
      now: (of100, towards) =>
        `of someone of now and someone of then, the one of now is nearer to ‘${towards}’ in ${of100} of 100 cases (equal answers count half).`,
      then: (of100, towards) =>
        `of someone of now and someone of then, the one of then is nearer to ‘${towards}’ in ${of100} of 100 cases (equal answers count half).`,
    },
    together: 'That holds when all core questions are judged together.',
    detectable: (of100) =>
      `If this were the only question, with these numbers it would take ${of100} of 100 cases to be found four times in five; without a difference it is 50.`,
    seldom: 'With so few people a difference is seldom found.',
    divided: {
      different: 'the answers are divided differently, by more than chance explains. Which answers was not tested.',
      alike: 'it cannot be shown that the answers are divided differently.',
    },
    line: (waves) => `Over ${waves}:`,
    trend: (towards) => ({
      rising: `the answers move towards ‘${towards}’, by more than chance explains.`,
      falling: `the answers move away from ‘${towards}’, by more than chance explains.`,
      'no-detectable-trend':
        'it cannot be shown that the answers move one way. That does not mean that nothing changed.',
      'not-robust': 'whether the answers move one way is not certain.',
      described: 'the line is drawn, not tested.',
    }),
    family: (outcomes) =>
      `Before the wave, ${outcomes} core questions were chosen. Only those, and the key figure, are called higher or lower here. Everything else is drawn and was not tested. Even if nothing changed, such a page calls a core question in at most 1 of 20 waves; the same holds for the key figure, apart.`,
  },
  beside: (wave, outcome) =>
    `Compared with ${wave} ${outcome}: both can be so, since the line takes in all waves and that comparison only two.`,
  besideOutcome: {
    higher: 'it is higher',
    lower: 'it is lower',
    none: 'no difference can be shown',
  },
  doubt: {
    rounding:
      'Whether that is more than chance depends on how the figure of then was rounded and how many people it was about.',
    bases: 'Whether that is more than chance depends on who is counted.',
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
    few: `a verdict takes at least ${smallestTested} answers, now and then`,
  },
  onlyNow: (now) => `Now ${now}.`,
  nobodyNow: 'nobody answered this question.',
  unknownQuestion: (wave) => `The exact question of ${wave} is not known.`,
  trend: {
    rising:
      'Over all waves together it goes up, by more than chance explains; not every wave need be higher than the one before.',
    falling:
      'Over all waves together it goes down, by more than chance explains; not every wave need be lower than the one before.',
    'no-detectable-trend': 'No rise or fall can be shown. That does not mean that nothing changed.',
    described: 'The line is drawn, not tested.',
    'not-robust':
      'Whether the line rises or falls is not certain: that depends on how the published figure was rounded, or on who is counted.',
  },
};

export const comparisonTexts: Record<Language, ComparisonTexts> = { nl, en };
