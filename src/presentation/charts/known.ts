import type { Language } from '../../language/text.js';
import { numbersIn } from '../../language/numbers.js';
import { chartTexts } from './texts.js';

/**
 * What is known of a percentage in a wave (0–100): an estimate with its 95% interval; of published
 * figures only the bounds between which it lies; or nothing.
 */
export type Known =
  | {
      readonly percent: number;
      readonly base: number;
      readonly interval: { readonly low: number; readonly high: number };
    }
  | {
      readonly from: number;
      readonly to: number;
      /** As it was printed: 70%. */
      readonly printed: string;
    }
  | undefined;

/**
 * Returns where along 0–100 to draw what is known. It is the estimate, or the middle of the bounds.
 */
export function middleOf(known: Exclude<Known, undefined>): number {
  return 'percent' in known ? known.percent : (known.from + known.to) / 2;
}

/** Returns the ends of its interval or bounds. */
export function reachOf(known: Exclude<Known, undefined>): { readonly low: number; readonly high: number } {
  return 'percent' in known ? known.interval : { low: known.from, high: known.to };
}

/** Returns what is known as a number beside a chart. */
export function writeKnown(known: Known, language: Language): string {
  const numbers = numbersIn(language);
  if (!known) return chartTexts[language].unknown;
  return 'percent' in known ? numbers.percent(known.percent, known.base) : known.printed;
}

/** Returns what is known of `label` in `wave`, in a sentence. */
export function describeKnown(label: string, wave: string, known: Known, language: Language): string {
  const numbers = numbersIn(language);
  const words = chartTexts[language];
  if (!known) return words.nothing(label, wave);
  if (!('percent' in known))
    return words.within(label, wave, known.printed, numbers.bound(known.from), numbers.bound(known.to));
  const { percent, base, interval } = known;
  const [low, high] = [numbers.percent(interval.low, base), numbers.percent(interval.high, base)];
  return words.estimate(label, wave, numbers.percent(percent, base), low, high);
}
