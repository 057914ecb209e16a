import { say, type Language, type Text } from '../language/text.js';
import type { Group } from '../statistics/group.js';
import { comparisonWords, inEachLanguage, type Obstacle, type Sentence } from './texts/comparison.js';
import { numbersIn } from '../language/numbers.js';
import type { Tested } from '../results/tested.js';
import type { Verdict } from '../results/verdict.js';

/** What a sentence about a share in two waves is made of. */
export interface Told {
  readonly now: Group;
  readonly wave: string;
  /** What was counted then, or published in these words; undefined where there is neither. */
  readonly then: Group | Text | undefined;
  readonly tested: Tested | undefined;
  readonly verdict: Verdict;
  /** Why a difference is not robust. */
  readonly doubt: 'rounding' | 'bases' | 'answers';
  /** What stands in the way of a comparison. */
  readonly break: Obstacle;
  /** Whether the question of then is unknown. */
  readonly unknownQuestion: boolean;
}

/** What a comparison may be said to show, and no more than the test allows; one to four sentences. */
export function sayComparison(told: Told): Sentence {
  return inEachLanguage((language) => {
    const w = comparisonWords[language];
    const said = sentencesOf[told.verdict](told, language);
    return [...said, ...(told.unknownQuestion ? [w.unknownQuestion(told.wave)] : [])].join(' ');
  });
}

/** 48% (30 van 62); "niemand" of a base of 0. */
export function sayShare({ count, base }: Group, language: Language): string {
  const numbers = numbersIn(language);
  const w = comparisonWords[language];
  if (base === 0) return w.nobody;
  return w.share(numbers.percent((100 * count) / base, base), numbers.count(count), numbers.count(base));
}

const sentencesOf: Record<Verdict, (told: Told, language: Language) => string[]> = {
  higher: (told, language) => change(told, language, 'higher'),
  lower: (told, language) => change(told, language, 'lower'),
  'no-detectable-change': (told, language) => {
    const w = comparisonWords[language];
    const { down = null, up = null } = told.tested?.smallestDetectable ?? {};
    return [`${w.noDifference}: ${nowThen(told, language)}.`, w.notUnchanged, w.detectable(down, up)];
  },
  'not-robust': (told, language) => {
    const w = comparisonWords[language];
    return [`${w.uncertain}: ${nowThen(told, language)}.`, w.doubt[told.doubt]];
  },
  'words-only': ({ now, wave }, language) => {
    const w = comparisonWords[language];
    return [now.base === 0 ? w.nobodyNow : w.wordsOnly(sayShare(now, language), w.wave(wave))];
  },
  'not-comparable': (told, language) => {
    const w = comparisonWords[language];
    const { now, wave } = told;
    if (now.base === 0) return [w.nobodyNow];
    return [w.notComparable(w.wave(wave), w.why[told.break]), w.onlyNow(sayShare(now, language))];
  },
};

function change(told: Told, language: Language, direction: 'higher' | 'lower'): string[] {
  const w = comparisonWords[language];
  const rounded = told.tested?.difference.method === 'newcombe-union';
  return [
    w.changed[direction](sayShare(told.now, language), w.wave(told.wave), sayThen(told, language)),
    sayDifference(told, direction, language),
    ...(rounded ? [w.inEveryCase[direction]] : []),
  ];
}

function nowThen(told: Told, language: Language): string {
  const w = comparisonWords[language];
  return w.nowThen(sayShare(told.now, language), w.wave(told.wave), sayThen(told, language));
}

function sayThen({ then }: Told, language: Language): string {
  if (then === undefined) return comparisonWords[language].nobody;
  return 'base' in then ? sayShare(then, language) : say(then, language);
}

/** Both ends of a rise or fall in whole points, outward; the test may be surer of it than the interval, which then begins at 0. */
function sayDifference({ tested }: Told, direction: 'higher' | 'lower', language: Language): string {
  const { low, high } = tested?.difference ?? { low: 0, high: 0 };
  const [least, most] = direction === 'lower' ? [-high, -low] : [low, high];
  const { count } = numbersIn(language);
  return comparisonWords[language].between(count(Math.max(0, Math.floor(least))), count(Math.ceil(most)));
}
