import { isBreak } from '../questionnaire/comparability/comparability.js';
import { inEachLanguage, inLanguage, type Language, type Text } from '../language/text.js';
import { numbersIn } from '../language/numbers.js';
import type { Group } from '../statistics/group.js';
import type { AnchorFigure } from '../results/anchors.js';
import type { ComparedFigure } from '../results/comparison.js';
import type { Figure } from '../results/figure.js';
import type { Trend } from '../results/trend.js';
import type { Verdict } from '../results/verdict.js';
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

/** Returns the sentences about a trend over three waves or more. */
export function describeTrend({ points, verdict }: Trend): Sentences {
  return inEachLanguage((language) => {
    const texts = comparisonTexts[language];
    const numbers = numbersIn(language);
    const shares = points.map(({ wave, share }) => {
      const written = 'baseLow' in share ? numbers.bound(share.percent) : writeShare(share, language);
      return `${wave} ${written}`;
    });
    const published = points.filter(({ share }) => 'baseLow' in share);
    const unknown = published.map(({ wave }) => texts.unknownQuestion(wave));
    return sentence(texts.lead.line, `${numbers.list(shares)}.`, texts.trend[verdict], ...unknown);
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
    return { ...input, then: '', doubt: 'answers', obstacle: 'unanswered', unknownQuestion: [] };
  }
  if (figure.comparability === 'baseline') {
    const then = inLanguage(figure.published.published, language);
    const unknownQuestion = [texts.unknownQuestion(against)];
    return { ...input, then, doubt: doubtOf(figure), obstacle: 'empty-base', unknownQuestion };
  }
  const then = figure.then ? writeShare(figure.then, language) : texts.nobody;
  return { ...input, then, doubt: 'answers', obstacle: obstacleOf(figure), unknownQuestion: [] };
}

/**
 * Why the verdicts on an anchor differ: already on its own base, or only from one base to another.
 */
function doubtOf({ bases: [own] }: AnchorFigure): Doubt {
  return own?.verdict === 'not-robust' ? 'rounding' : 'bases';
}

/** What keeps a share from being compared with one that was counted. */
function obstacleOf({ then, comparability }: Figure): Obstacle {
  if (!then) return 'unasked';
  return isBreak(comparability) ? comparability : 'unanswered';
}

const describe: Record<Verdict, (input: SentenceInput) => Sentence> = {
  higher: (input) => describeChange(input, 'higher'),
  lower: (input) => describeChange(input, 'lower'),
  'no-detectable-change': ({ language, figure, now, wave, then, unknownQuestion }) => {
    const { lead, nowThen, notUnchanged, detectable } = comparisonTexts[language];
    const { down = null, up = null } = figure.smallestDetectable ?? {};
    const about = [notUnchanged, detectable(down, up), ...unknownQuestion];
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
  return texts.share(numbers.percent((100 * count) / base, base), numbers.count(count), numbers.count(base));
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
