import type { Break } from '../../questionnaire/comparability/comparability.js';
import type { Language } from '../../language/text.js';
import type { Verdict } from '../../results/verdict.js';

const verdictNames: Record<Verdict, string> = {
  higher: 'hoger',
  lower: 'lager',
  'no-detectable-change': 'geen verschil aan te tonen',
  'not-robust': 'niet zeker',
  'words-only': 'eerste percentage',
  'not-comparable': 'niet te vergelijken',
  described: 'niet getoetst',
};
const changeNames: Record<Break | 'cosmetic' | 'identical', string> = {
  universe: 'aan andere mensen gesteld',
  routing: 'onder een andere voorwaarde',
  scale: 'met een andere schaal',
  options: 'met andere antwoorden',
  wording: 'anders geformuleerd',
  order: 'op een andere plaats, of de antwoorden in een andere volgorde',
  cosmetic: 'alleen anders geschreven',
  identical: 'gelijk',
};

const nl = {
  title: (group: string, wave: string, against: string) => `${group}: ${wave} vergeleken met ${against}`,
  chooseWave: 'Vergelijk met',
  nothing: 'Er zijn nog geen antwoorden om te vergelijken.',
  reading:
    'Alleen bij kerncijfers en kernvragen staat of het verschil meer is dan toeval. Staat er ‘geen verschil aan te tonen’, dan kan er toch iets veranderd zijn.',
  uncertainTitle: (wave: string) => `Wat we van ${wave} niet weten`,

  numbersTitle: (wave: string) => `Cijfers die ${wave} publiceerde`,
  wordsTitle: (wave: string) => `Wat ${wave} alleen in woorden zei`,
  wordsLead: (wave: string) =>
    `Hierover gaf ${wave} geen cijfers. Dit zijn de eerste percentages; of er iets veranderde, is niet te zeggen.`,
  published: (wave: string) => `Gepubliceerd over ${wave}`,
  said: (wave: string) => `In woorden over ${wave}`,
  measuredBy: 'Gemeten met',
  howSure: 'Hoe zeker is dit?',
  ifPublished: 'Als het cijfer van toen …',
  readings: {
    exact: 'een precieze breuk is',
    'nearest-one': 'op hele procenten is afgerond',
    'nearest-five': 'op vijf procent is afgerond',
    'nearest-ten': 'op tien procent is afgerond',
  } as Readonly<Record<string, string>>,
  fits: 'passende tellingen',
  pRange: 'p-waarde',
  outcome: 'uitkomst',
  taken: 'zo rekenen wij',
  base: 'Als meetelt …',
  baseOf: (without: string, also: string) =>
    [
      'iedereen die een antwoord koos',
      ...(without ? [`zonder ${without}`] : []),
      ...(also ? [`ook ${also}`] : []),
    ].join(', '),
  share: 'nu',
  smallest: (down: string, up: string) =>
    `Met deze aantallen vindt men in vier van de vijf onderzoeken een daling van ${down} of een stijging van ${up}.`,
  points: (points: number) => `${points} procentpunten`,
  none: '(is niet te vinden)',
  method: 'Toets: Fisher mid-p, bij elke telling die bij de afronding past; de grootste p telt.',

  answer: 'Antwoord',
  thenShort: 'toen',
  nowShort: 'nu',
  then: (wave: string) => `In ${wave}`,
  now: 'Nu',
  difference: 'Verschil',
  differenceOf: (low: string, high: string) => `${low} tot ${high}`,
  tableOf: (question: string) => `Toen en nu bij: ${question}`,
  others: 'Bij de andere antwoorden is geen verschil aan te tonen.',
  allOthers: 'Bij geen van de antwoorden is een verschil aan te tonen. Dat betekent niet dat er niets veranderde.',
  scale: (percent: string, towards: string) =>
    `Over de hele schaal: neemt u iemand van nu en iemand van toen, dan is in ${percent} van de gevallen die van nu dichter bij ‘${towards}’ (gelijke antwoorden tellen half).`,
  differenceNote:
    'Verschil: het 95%-interval in procentpunten, nu min toen. Alleen van kerncijfers en kernvragen is getoetst of dat meer is dan toeval.',

  overview: 'Terug naar alle vragen',
  look: 'Bekijk beeld en tabel',
  unanswered: 'Toen of nu is dit niet gevraagd, of gaf niemand antwoord.',
  goneTitle: 'Vragen die niet meer gesteld zijn',
  breaksTitle: 'Niet te vergelijken',
  breaksLead:
    'Dit is niet op dezelfde manier gevraagd. Een verschil zou dan niets zeggen over verandering, dus het is niet getoetst.',
  changed: (changes: string) => `Nu ${changes}.`,
  wordingThen: (wave: string) => `In ${wave}`,
  wordingNow: 'Nu',
  notAsked: 'Niet gesteld.',
  onlyIf: 'Alleen bij',
  judgeTitle: 'Vraagt dit nog precies hetzelfde?',
  judgeText:
    'Is alleen de schrijfwijze anders, en niet de betekenis, dan kunt u de vraag toch laten vergelijken. Uw reden blijft bewaard en staat bij de resultaten.',
  reason: 'Waarom is de betekenis gelijk?',
  reasonMissing: 'Schrijf op waarom de betekenis gelijk is.',
  judge: 'Toch vergelijken',
  judgedTitle: 'Toch vergeleken',
  judgedLead: 'De coördinator vindt dat deze vragen ondanks andere woorden hetzelfde vragen.',
  judged: (question: string, by: string, day: string) => `‘${question}’, door ${by} op ${day}:`,
  onTheServer: 'de beheerder',
  withdraw: 'Oordeel intrekken',

  trendTitle: 'Over drie metingen of meer',
  verdictNames,
  changeNames,
};

export type ComparisonPageTexts = typeof nl;

const en: ComparisonPageTexts = {
  title: (group, wave, against) => `${group}: ${wave} compared with ${against}`,
  chooseWave: 'Compare with',
  nothing: 'There are no answers to compare yet.',
  reading:
    'Only with key figures and core questions it says whether the difference is more than chance. Where it says ‘no difference can be shown’, something may still have changed.',
  uncertainTitle: (wave) => `What we do not know of ${wave}`,

  numbersTitle: (wave) => `Figures that ${wave} published`,
  wordsTitle: (wave) => `What ${wave} said in words only`,
  wordsLead: (wave) =>
    `On these ${wave} gave no figures. These are the first percentages; whether anything changed cannot be said.`,
  published: (wave) => `Published of ${wave}`,
  said: (wave) => `In words of ${wave}`,
  measuredBy: 'Measured by',
  howSure: 'How sure is this?',
  ifPublished: 'If the figure of then …',
  readings: {
    exact: 'is an exact fraction',
    'nearest-one': 'was rounded to whole per cents',
    'nearest-five': 'was rounded to five per cent',
    'nearest-ten': 'was rounded to ten per cent',
  },
  fits: 'counts that fit',
  pRange: 'p value',
  outcome: 'outcome',
  taken: 'what we take',
  base: 'If one counts …',
  baseOf: (without, also) =>
    [
      'everyone who chose an answer',
      ...(without ? [`without ${without}`] : []),
      ...(also ? [`also ${also}`] : []),
    ].join(', '),
  share: 'now',
  smallest: (down, up) => `With these numbers four in five studies find a fall of ${down} or a rise of ${up}.`,
  points: (points) => `${points} percentage points`,
  none: '(cannot be found)',
  method: 'Test: Fisher mid-p, with every count that fits the rounding; the largest p counts.',

  answer: 'Answer',
  thenShort: 'then',
  nowShort: 'now',
  then: (wave) => `In ${wave}`,
  now: 'Now',
  difference: 'Difference',
  differenceOf: (low, high) => `${low} to ${high}`,
  tableOf: (question) => `Then and now of: ${question}`,
  others: 'For the other answers no difference can be shown.',
  allOthers: 'For none of the answers can a difference be shown. That does not mean that nothing changed.',
  scale: (percent, towards) =>
    `Over the whole scale: take one person of now and one of then, and in ${percent} of the cases the one of now is nearer to ‘${towards}’ (equal answers count half).`,
  differenceNote:
    'Difference: the 95% interval in percentage points, now minus then. Only of key figures and core questions was it tested whether that is more than chance.',

  overview: 'Back to all questions',
  look: 'See picture and table',
  unanswered: 'Then or now this was not asked, or nobody answered.',
  goneTitle: 'Questions that are asked no more',
  breaksTitle: 'Not comparable',
  breaksLead:
    'This was not asked in the same way. A difference would then say nothing about change, so it was not tested.',
  changed: (changes) => `Now ${changes}.`,
  wordingThen: (wave) => `In ${wave}`,
  wordingNow: 'Now',
  notAsked: 'Not asked.',
  onlyIf: 'Only with',
  judgeTitle: 'Does this still ask exactly the same?',
  judgeText:
    'If only the way of writing differs, and not the meaning, you can have the question compared all the same. Your reason is kept and stands with the results.',
  reason: 'Why is the meaning the same?',
  reasonMissing: 'Write down why the meaning is the same.',
  judge: 'Compare all the same',
  judgedTitle: 'Compared all the same',
  judgedLead: 'The coordinator judges that these questions ask the same in other words.',
  judged: (question, by, day) => `‘${question}’, by ${by} on ${day}:`,
  onTheServer: 'whoever runs the server',
  withdraw: 'Withdraw this judgement',

  trendTitle: 'Over three waves or more',
  verdictNames: {
    higher: 'higher',
    lower: 'lower',
    'no-detectable-change': 'no difference can be shown',
    'not-robust': 'not certain',
    'words-only': 'first percentage',
    'not-comparable': 'not comparable',
    described: 'not tested',
  },
  changeNames: {
    universe: 'asked of other people',
    routing: 'under another condition',
    scale: 'with another scale',
    options: 'with other answers',
    wording: 'worded differently',
    order: 'in another place, or the answers in another order',
    cosmetic: 'only written differently',
    identical: 'the same',
  },
};

/** The texts of the pages that compare waves, in either language. */
export const comparisonPageTexts: Record<Language, ComparisonPageTexts> = { nl, en };
