import { isBreak } from '../questionnaire/comparability/comparability.js';
import { inEachLanguage, inLanguage, type Language, type Text } from '../language/text.js';
import { numbersIn } from '../language/numbers.js';
import type { Group } from '../statistics/group.js';
import type { AnchorFigure } from '../results/anchors.js';
import type { ComparedFigure, Comparison } from '../results/comparison.js';
import type { CoreOutcome } from '../results/core-outcomes.js';
import type { Figure } from '../results/figure.js';
import type { Trend } from '../results/trend.js';
import { areFew, type TrendVerdict, type Verdict } from '../results/verdict.js';
import { bare } from './bare.js';
import { comparisonTexts, type Doubt, type Obstacle } from './texts/comparison.js';

/** One to four sentences: `lead` is the verdict, up to a colon. */
export interface Sentence {
  readonly lead: string;
  readonly rest: string;
}

/** A sentence in every language of the product. */
export type Sentences = Readonly<Record<Language, Sentence>>;

/**
 * Returns the sentences about a figure beside `against`. They state no more than its test allows.
 */
export function describeFigure(figure: ComparedFigure, against: string): Sentences {
  return inEachLanguage((language) => describe[figure.verdict](inputOf(figure, against, language)));
}

/**
 * Returns the sentences about a trend over three waves or more. The last says why it need not agree
 * with what the comparison says of the same share.
 */
export function describeTrend(trend: Trend, { figures, against }: Pick<Comparison, 'figures' | 'against'>): Sentences {
  const { question, code, points, verdict } = trend;
  const figure = figures.find((one) => one.question === question && String(one.code) === String(code));
  return inEachLanguage((language) => {
    const texts = comparisonTexts[language];
    const numbers = numbersIn(language);
    const shares = points.map(({ wave, share }) => {
      const written = 'baseLow' in share ? numbers.bound(share.percent) : writeShare(share, language);
      return `${wave} ${written}`;
    });
    const published = points.filter(({ share }) => 'baseLow' in share);
    const unknown = published.map(({ wave }) => texts.unknownQuestion(wave));
    const beside = figure ? besideComparison(verdict, figure.verdict, against, language) : [];
    return sentence(texts.lead.line, `${numbers.list(shares)}.`, texts.trend[verdict], ...beside, ...unknown);
  });
}

/** Returns the sentences about a core outcome: those of its figure, where it is one answer. */
export function describeOutcome(
  outcome: CoreOutcome,
  { figures, against }: Pick<Comparison, 'figures' | 'against'>,
): Sentences {
  const figure = figures.find(({ question, code }) => question === outcome.question && code === outcome.code);
  if (figure) return describeFigure(figure, against);
  return inEachLanguage((language) => {
    const { lead, notUnchanged, outcome: texts, why, wave } = comparisonTexts[language];
    const then = wave(against);
    const found = writeOutcome(outcome, language);
    const { verdict } = outcome;
    if (verdict === 'not-comparable') return sentence(lead.notComparable(then), `${why[obstacleOfOutcome(outcome)]}.`);
    if (verdict === 'no-detectable-change') {
      return sentence(lead.noDifference, found, notUnchanged, ...writeDetectable(outcome, language));
    }
    const opening = verdict === 'different' ? lead.different : lead.changed[verdict];
    return sentence(opening(then), found, texts.together);
  });
}

/** Returns the sentences about the trend of a scale that is a core outcome; none without one. */
export function describeOutcomeTrend(outcome: CoreOutcome, against: string): Sentences | undefined {
  const { trend, towards, verdict } = outcome;
  if (!trend || !towards) return undefined;
  return inEachLanguage((language) => {
    const { outcome: texts } = comparisonTexts[language];
    const beside = besideComparison(trend.verdict, verdict, against, language);
    const pole = bare(towards, language);
    return sentence(texts.line(numbersIn(language).list(trend.waves)), texts.trend(pole)[trend.verdict], ...beside);
  });
}

/** Returns what a page calls, what it only draws, and how often it calls what is not there. */
export function describeFamily(outcomes: readonly CoreOutcome[]): Required<Text> {
  return inEachLanguage((language) => {
    const { count } = numbersIn(language);
    return comparisonTexts[language].outcome.family(count(outcomes.length));
  });
}

/** Returns the sentences whole, lead and rest together. */
export function wholeText(sentences: Sentences): Required<Text> {
  return inEachLanguage((language) => `${sentences[language].lead} ${sentences[language].rest}`);
}

/** The parts of a sentence about a figure, in one language; shares are written. */
interface SentenceInput {
  readonly language: Language;
  readonly figure: ComparedFigure;
  readonly now: string;
  readonly then: string;
  /** The earlier wave, as sentences name it. */
  readonly wave: string;
  readonly doubt: Doubt;
  readonly obstacle: Obstacle;
  /** A last sentence where the earlier question is unknown. */
  readonly unknownQuestion: readonly string[];
}

function inputOf(figure: ComparedFigure, against: string, language: Language): SentenceInput {
  const texts = comparisonTexts[language];
  const input = { language, figure, now: writeShare(figure.now, language), wave: texts.wave(against) };
  if (figure.comparability === 'words-only') {
    return { ...input, then: '', doubt: 'bases', obstacle: 'unanswered', unknownQuestion: [] };
  }
  if (figure.comparability === 'baseline') {
    const then = inLanguage(figure.published.published, language);
    const unknownQuestion = [texts.unknownQuestion(against)];
    return { ...input, then, doubt: doubtOf(figure), obstacle: obstacleOfAnchor(figure), unknownQuestion };
  }
  const then = figure.then ? writeShare(figure.then, language) : texts.nobody;
  return { ...input, then, doubt: 'bases', obstacle: obstacleOf(figure), unknownQuestion: [] };
}

/**
 * Why the verdicts on an anchor differ: already on its own base, or only from one base to another.
 */
function doubtOf({ bases: [own] }: AnchorFigure): Doubt {
  return own?.verdict === 'not-robust' ? 'rounding' : 'bases';
}

/** What keeps an anchor from being compared with a published share. */
function obstacleOfAnchor({ bases }: AnchorFigure): Obstacle {
  return bases.some(({ now }) => now.base === 0) ? 'empty-base' : 'few';
}

/** What keeps a share from being compared with one that was counted. */
function obstacleOf({ now, then, comparability, bases }: Figure): Obstacle {
  if (!then) return 'unasked';
  if (isBreak(comparability)) return comparability;
  if (then.base === 0) return 'unanswered';
  if (bases.some((base) => base.now.base === 0 || base.then?.base === 0)) return 'empty-base';
  return areFew(now.base, then.base) || bases.length ? 'few' : 'unanswered';
}

function obstacleOfOutcome({ bases, comparability }: CoreOutcome): Obstacle {
  if (isBreak(comparability)) return comparability;
  return bases.then === 0 ? 'unanswered' : 'few';
}

/** Which way something moved: up 1, down −1, neither 0; undefined where it was not judged. */
const directions: Partial<Record<Verdict | TrendVerdict | 'different', number>> = {
  higher: 1,
  rising: 1,
  lower: -1,
  falling: -1,
  'no-detectable-change': 0,
  'no-detectable-trend': 0,
  'not-robust': 0,
};

/** Why a line says something else than the comparison; nothing where they agree. */
function besideComparison(
  line: TrendVerdict,
  compared: CoreOutcome['verdict'] | Verdict,
  against: string,
  language: Language,
): string[] {
  const [ofLine, ofTwo] = [directions[line], directions[compared]];
  if (ofLine === undefined || ofTwo === undefined || ofLine === ofTwo) return [];
  const { beside, besideOutcome, wave } = comparisonTexts[language];
  return [beside(wave(against), besideOutcome[ofTwo > 0 ? 'higher' : ofTwo < 0 ? 'lower' : 'none'])];
}

/** What was found of a core outcome: of a scale how often one is nearer to its last point. */
function writeOutcome({ method, verdict, superiority, towards }: CoreOutcome, language: Language): string {
  const { divided, nearer } = comparisonTexts[language].outcome;
  if (method !== 'mann-whitney' || superiority === null || !towards) {
    return divided[verdict === 'different' ? 'different' : 'alike'];
  }
  const nearest = superiority >= 50 ? 'now' : 'then';
  const cases = Math.round(nearest === 'now' ? superiority : 100 - superiority);
  return nearer[nearest](numbersIn(language).count(cases), bare(towards, language));
}

function writeDetectable({ method, smallestDetectable }: CoreOutcome, language: Language): string[] {
  if (method !== 'mann-whitney') return [];
  const { detectable, seldom } = comparisonTexts[language].outcome;
  return [smallestDetectable === null ? seldom : detectable(numbersIn(language).count(50 + smallestDetectable))];
}

const describe: Record<Verdict, (input: SentenceInput) => Sentence> = {
  higher: (input) => describeChange(input, 'higher'),
  lower: (input) => describeChange(input, 'lower'),
  'no-detectable-change': ({ language, figure, now, wave, then, unknownQuestion }) => {
    const { lead, nowThen, notUnchanged, detectable } = comparisonTexts[language];
    const { down = null, up = null } = figure.smallestDetectable ?? {};
    const about = [notUnchanged, detectable(down, up, figure.bases.length === 0), ...unknownQuestion];
    return sentence(lead.noDifference, nowThen(now, wave, then), ...about);
  },
  'not-robust': ({ language, now, wave, then, doubt, unknownQuestion }) => {
    const texts = comparisonTexts[language];
    return sentence(texts.lead.uncertain, texts.nowThen(now, wave, then), texts.doubt[doubt], ...unknownQuestion);
  },
  'words-only': (input) => {
    const { lead, wordsOnly } = comparisonTexts[input.language];
    return input.figure.now.base === 0
      ? describeNobody(input)
      : sentence(lead.wordsOnly, wordsOnly(input.now, input.wave));
  },
  described: ({ language, figure: { difference }, now, wave, then }) => {
    const { lead, nowThen, described } = comparisonTexts[language];
    const { low, high } = difference ?? { low: 0, high: 0 };
    const signed = (points: number) => writeSigned(points, language);
    return sentence(
      lead.described,
      nowThen(now, wave, then),
      described(signed(Math.floor(low)), signed(Math.ceil(high))),
    );
  },
  'not-comparable': (input) => {
    const { lead, why, onlyNow } = comparisonTexts[input.language];
    const { figure, now, wave, obstacle, unknownQuestion } = input;
    if (figure.now.base === 0) return describeNobody(input);
    return sentence(lead.notComparable(wave), `${why[obstacle]}.`, onlyNow(now), ...unknownQuestion);
  },
};

function describeChange(input: SentenceInput, direction: 'higher' | 'lower'): Sentence {
  const { language, figure, now, wave, then, unknownQuestion } = input;
  const texts = comparisonTexts[language];
  const rounded = figure.difference?.method === 'newcombe-union';
  return sentence(
    texts.lead.changed[direction](wave),
    texts.changed(now, then),
    writeDifference(figure, direction, language),
    ...(rounded ? [texts.inEveryCase[direction]] : []),
    ...unknownQuestion,
  );
}

function describeNobody({ language, unknownQuestion }: SentenceInput): Sentence {
  const { lead, nobodyNow } = comparisonTexts[language];
  return sentence(lead.nobodyNow, nobodyNow, ...unknownQuestion);
}

function sentence(lead: string, ...rest: readonly string[]): Sentence {
  return { lead, rest: rest.join(' ') };
}

/** 48% (30 van 62); "niemand" of a base of 0. */
function writeShare({ count, base }: Group, language: Language): string {
  const numbers = numbersIn(language);
  const texts = comparisonTexts[language];
  if (base === 0) return texts.nobody;
  return texts.share(numbers.percent((100 * count) / base), numbers.count(count), numbers.count(base));
}

/**
 * Both ends of a rise or fall in whole points, rounded outward. The test may be surer of it than
 * the interval, which then begins at 0.
 */
function writeDifference({ difference }: ComparedFigure, direction: 'higher' | 'lower', language: Language): string {
  const { low, high } = difference ?? { low: 0, high: 0 };
  const [least, most] = direction === 'lower' ? [-high, -low] : [low, high];
  const { count } = numbersIn(language);
  return comparisonTexts[language].between(count(Math.max(0, Math.floor(least))), count(Math.ceil(most)));
}

/** −21, 0 or +14. */
function writeSigned(points: number, language: Language): string {
  return `${points > 0 ? '+' : points < 0 ? '−' : ''}${numbersIn(language).count(Math.abs(points))}`;
}
