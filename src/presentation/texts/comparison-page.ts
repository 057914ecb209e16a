import type { Break } from '../../questionnaire/comparability/comparability.js';
import type { Language } from '../../language/text.js';
import type { Verdict } from '../../results/verdict.js';

const verdictNames: Record<Verdict | 'different', string> = {
  higher: 'hoger',
  different: 'anders',
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

/** The one sentence beside the number of a wave, by its verdict. */
const short: Record<Verdict, (wave: string) => string> = {
  higher: (wave) => `Hoger dan in ${wave}, bij elke telling die bij dat afgeronde cijfer past.`,
  lower: (wave) => `Lager dan in ${wave}, bij elke telling die bij dat afgeronde cijfer past.`,
  'no-detectable-change': (wave) => `Geen verschil met ${wave} aan te tonen. Er kan wel iets veranderd zijn.`,
  'not-robust': (wave) => `Of dit echt anders is dan in ${wave}, is niet zeker.`,
  'not-comparable': (wave) => `Met ${wave} niet te vergelijken: daarvoor zijn er te weinig antwoorden.`,
  'words-only': (wave) => `In ${wave} stond dit alleen in woorden: of er iets veranderde, is niet te zeggen.`,
  described: (wave) => `Of dit anders is dan in ${wave}, is niet getoetst.`,
};

const nl = {
  printedThen: (wave: string, share: string) => `In ${wave}: ${share}`,
  nobodyYet: 'Nog niemand beantwoordde deze vraag.',
  countOf: (count: string, base: string) => `${count} van de ${base} die antwoord gaven.`,
  short,
  different: 'Wat anders is',
  unsayable: 'Wat niet te zeggen is',
  alike: 'Waar wij geen verschil zagen',
  moving: 'Wat over meer metingen verschuift',
  movingLead: 'Hier telt de lijn over alle metingen, niet alleen de vorige.',
  alikeLead: 'Dat betekent niet dat er niets veranderde.',
  noneOf: 'Niets.',
  seeAll: 'Vergelijk alle cijfers',
  summary: (changed: number, outcomes: string, wave: string) =>
    changed === 0
      ? `Geen van de ${outcomes} kernvragen is aantoonbaar anders dan in ${wave}.`
      : `${changed} van de ${outcomes} kernvragen ${changed === 1 ? 'is' : 'zijn'} aantoonbaar anders dan in ${wave}.`,
  summaryOfSome: (changed: number, tested: string, outcomes: string, wave: string) =>
    `Van de ${outcomes} kernvragen ${tested === '1' ? 'is er 1' : `zijn er ${tested}`} te vergelijken met ${wave}. ${
      changed === 0
        ? 'Geen daarvan is aantoonbaar anders.'
        : `Daarvan ${changed === 1 ? 'is er 1' : `zijn er ${changed}`} aantoonbaar anders.`
    }`,
  noneTested: (outcomes: string, wave: string) =>
    `Geen van de ${outcomes} kernvragen is te vergelijken met ${wave}: of er iets veranderde, is niet te zeggen.`,
  blindness:
    'Zij mist ook veel. Kiezen echt 25 procentpunten meer mensen een van de twee hoogste antwoorden, dan ziet zij dat bij 53 mensen toen en nu in zo’n 35 van de 100 metingen, en bij 27 en 27 in zo’n 14.',
  overviewTitle: 'Alle cijfers',
  overviewLead: (figures: string) =>
    `Deze ${figures} cijfers staan van het grootste verschil omhoog naar het grootste omlaag. Alleen de vette regels zijn getoetst. Het grijs is hoe ver toeval alleen een cijfer laat bewegen. Ook zonder verandering vallen er cijfers buiten, soms veel tegelijk, omdat antwoorden samenhangen: trek daar geen conclusie uit.`,
  goneNow: 'Niet meer gesteld.',
  title: (group: string, wave: string, against: string) => `${group}: ${wave} vergeleken met ${against}`,
  chooseWave: 'Vergelijk met',
  nothing: 'Er zijn nog geen antwoorden om te vergelijken.',
  uncertainTitle: (wave: string) => `Wat we van ${wave} niet weten`,

  wordsTitle: (wave: string) => `Wat ${wave} alleen in woorden zei`,
  wordsLead: (wave: string) =>
    `Hierover gaf ${wave} geen cijfers. Dit zijn de eerste percentages; of er iets veranderde, is niet te zeggen.`,
  published: (wave: string) => `Gepubliceerd over ${wave}`,
  said: (wave: string) => `In woorden over ${wave}`,
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
  base: 'Geteld over …',
  baseOf: (without: string, also: string) =>
    [
      'iedereen die een antwoord koos',
      ...(without ? [`zonder ${without}`] : []),
      ...(also ? [`ook ${also}`] : []),
    ].join(', '),
  share: 'nu',
  method: 'Toets: Fisher mid-p, bij elke telling die bij de afronding past; de grootste p telt.',

  answer: 'Antwoord',
  thenShort: 'toen',
  nowShort: 'nu',
  then: (wave: string) => `In ${wave}`,
  now: 'Nu',
  ofBase: (count: string, base: string) => `${count} van ${base}`,
  countsTitle: 'Aantallen',
  openQuestion: 'Bij deze vraag schreven mensen zelf een antwoord. Zulke antwoorden vergelijken wij niet.',
  notJudged: 'Dit is geen kernvraag: de cijfers zijn getekend, niet getoetst.',
  tableOf: (question: string) => `Toen en nu bij: ${question}`,
  scale: (percent: string, pole: string) =>
    `Over de hele schaal: neem iemand van nu en iemand van toen. In ${percent} van de gevallen antwoordt die van nu dichter bij ‘${pole}’ (gelijk telt half; bij 50% is er geen verschil).`,

  overview: 'Terug naar alle vragen',
  breaksTitle: 'Niet te vergelijken',
  breaksLead:
    'Dit is niet op dezelfde manier gevraagd. Een verschil zou dan niets zeggen over verandering, dus het is niet getoetst.',
  changed: (changes: string) => `Nu ${changes}.`,
  wordingThen: (wave: string) => `In ${wave}`,
  wordingNow: 'Nu',
  notAsked: 'Niet gesteld.',
  onlyIf: (who: string) => `Alleen voor wie ${who}.`,
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
  printedThen: (wave, share) => `In ${wave}: ${share}`,
  nobodyYet: 'Nobody has answered this question yet.',
  countOf: (count, base) => `${count} of the ${base} who answered.`,
  short: {
    higher: (wave) => `Higher than in ${wave}, for every count that fits that rounded figure.`,
    lower: (wave) => `Lower than in ${wave}, for every count that fits that rounded figure.`,
    'no-detectable-change': (wave) => `No difference with ${wave} can be shown. Something may still have changed.`,
    'not-robust': (wave) => `Whether this really differs from ${wave} is not certain.`,
    'not-comparable': (wave) => `Not comparable with ${wave}: there are too few answers for it.`,
    'words-only': (wave) => `In ${wave} this was said in words only: whether anything changed cannot be said.`,
    described: (wave) => `Whether this differs from ${wave} was not tested.`,
  },
  different: 'What is different',
  unsayable: 'What cannot be said',
  alike: 'Where we saw no difference',
  moving: 'What shifts over more waves',
  movingLead: 'Here the line over all waves counts, not the previous wave alone.',
  alikeLead: 'That does not mean that nothing changed.',
  noneOf: 'Nothing.',
  seeAll: 'Compare all figures',
  summary: (changed, outcomes, wave) =>
    changed === 0
      ? `None of the ${outcomes} core questions can be shown to differ from ${wave}.`
      : `${changed} of the ${outcomes} core questions can be shown to differ from ${wave}.`,
  summaryOfSome: (changed, tested, outcomes, wave) =>
    `Of the ${outcomes} core questions ${tested} can be compared with ${wave}. ${
      changed === 0 ? 'None of these can be shown to differ.' : `${changed} of these can be shown to differ.`
    }`,
  noneTested: (outcomes, wave) =>
    `None of the ${outcomes} core questions can be compared with ${wave}: whether anything changed cannot be said.`,
  blindness:
    'It also misses much. If really 25 percentage points more people choose one of the two highest answers, it sees that in some 35 of 100 waves with 53 people then and now, and in some 14 with 27 and 27.',
  overviewTitle: 'All figures',
  overviewLead: (figures) =>
    `These ${figures} figures go from the largest difference up to the largest one down. Only the bold lines were tested. The grey is how far chance alone moves a figure. Even without change some fall outside it, at times many at once, since answers are related: draw no conclusion from that.`,
  goneNow: 'No longer asked.',
  title: (group, wave, against) => `${group}: ${wave} compared with ${against}`,
  chooseWave: 'Compare with',
  nothing: 'There are no answers to compare yet.',
  uncertainTitle: (wave) => `What we do not know of ${wave}`,

  wordsTitle: (wave) => `What ${wave} said in words only`,
  wordsLead: (wave) =>
    `On these ${wave} gave no figures. These are the first percentages; whether anything changed cannot be said.`,
  published: (wave) => `Published about ${wave}`,
  said: (wave) => `In words about ${wave}`,
  howSure: 'How sure is this?',
  ifPublished: 'If the earlier figure …',
  readings: {
    exact: 'is an exact fraction',
    'nearest-one': 'was rounded to whole per cent',
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
  method: 'Test: Fisher mid-p, with every count that fits the rounding; the largest p counts.',

  answer: 'Answer',
  thenShort: 'then',
  nowShort: 'now',
  then: (wave) => `In ${wave}`,
  now: 'Now',
  ofBase: (count, base) => `${count} of ${base}`,
  countsTitle: 'Numbers of people',
  openQuestion: 'To this question people wrote an answer themselves. Such answers are not compared.',
  notJudged: 'This is not a core question: its figures are drawn, not tested.',
  tableOf: (question) => `Then and now of: ${question}`,
  scale: (percent, pole) =>
    `Over the whole scale: take someone of now and someone of then. In ${percent} of cases the one of now answers nearer to ‘${pole}’ (equal counts half; at 50% there is no difference).`,

  overview: 'Back to all questions',
  breaksTitle: 'Not comparable',
  breaksLead:
    'This was not asked in the same way. A difference would then say nothing about change, so it was not tested.',
  changed: (changes) => `Now ${changes}.`,
  wordingThen: (wave) => `In ${wave}`,
  wordingNow: 'Now',
  notAsked: 'Not asked.',
  onlyIf: (who) => `Only for those who ${who}.`,
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
    different: 'different',
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
