import type { Language } from '../../language/text.js';
import { numbersIn } from '../../language/numbers.js';
import { drawBand } from './shades.js';
import { along, element, type Drawing } from './svg.js';
import { chartTexts } from './texts.js';
import { drawWhisker, uprightWhisker, type Range } from './whisker.js';

/** A percentage as it was counted (0–100), with its 95% interval. */
export interface Estimate {
  readonly count: number;
  readonly percent: number;
  readonly base: number;
  readonly interval: Range;
  /** The same on other defensible bases, where these give another percentage. */
  readonly bases?: readonly OtherBase[];
}

/** A percentage on another base than the one that counts first; `label` says who is counted. */
export interface OtherBase extends Omit<Estimate, 'bases'> {
  readonly label: string;
}

/** A percentage of which only the printed figure is known (0–100). */
export interface Printed {
  /** What its rounding allows, from the lowest to the highest. */
  readonly from: number;
  readonly to: number;
  /** As it was printed: 70%. */
  readonly printed: string;
  /** The union of the 95% intervals of every count that its rounding allows. */
  readonly interval: Range;
  /** How its rounding is read, in words that follow "dat het". */
  readonly reading?: string | undefined;
}

/** What is known of a percentage in a wave: it was counted, only printed, or nothing is known. */
export type Known = Estimate | Printed | undefined;

/** Returns whether a percentage was counted. */
export function isCounted(known: Estimate | Printed): known is Estimate {
  return 'percent' in known;
}

/** Returns where along 0–100 to draw what is known: the estimate, or the middle of the bounds. */
export function middleOf(known: Estimate | Printed): number {
  return isCounted(known) ? known.percent : (known.from + known.to) / 2;
}

/**
 * Returns what is known, drawn around a height. A dot with its interval, or the box of a rounding
 * with the interval of all that it allows.
 */
export function drawKnown(id: string, known: Known, y: number, isNow: boolean, size = 5): Drawing {
  if (!known) return [];
  const whisker = drawWhisker(known.interval, y);
  if (isCounted(known)) {
    return [
      whisker,
      element('circle', { class: isNow ? 'c-dot' : 'c-ring', cx: along(known.percent), cy: y, r: size }),
    ];
  }
  const { from, to } = known;
  const place = { x: along(from), y: y - size, width: along(Math.max(to - from, 0.5)), height: 2 * size };
  return [whisker, drawBand(id, place)];
}

/** Returns the same upright, around 0 in pixels; `y` places a percentage. */
export function drawUpright(id: string, known: Estimate | Printed, y: (percent: number) => number): Drawing {
  const { low, high } = known.interval;
  const whisker = uprightWhisker(y(low), y(high));
  if (isCounted(known)) return [whisker, element('circle', { class: 'c-dot', cx: 0, cy: y(known.percent), r: 5 })];
  const [top, bottom] = [y(known.to), y(known.from)];
  return [whisker, drawBand(id, { x: -6, y: top, width: 12, height: Math.max(bottom - top, 1) })];
}

/** Returns what is known as a number beside a chart; with its interval where there is room. */
export function writeKnown(known: Known, language: Language, withInterval = false): string {
  const numbers = numbersIn(language);
  if (!known) return chartTexts[language].unknown;
  const written = isCounted(known) ? numbers.percent(known.percent) : known.printed;
  return withInterval ? `${written} (${numbers.range(known.interval.low, known.interval.high)})` : written;
}

/** Returns the interval of what is known, in words. */
export function describeInterval(known: Estimate | Printed, language: Language): string {
  const numbers = numbersIn(language);
  const { low, high } = known.interval;
  return chartTexts[language].interval(numbers.percent(low), numbers.percent(high));
}

/** Returns what is known of `label` in `wave`, in one or more sentences. */
export function describeKnown(label: string, wave: string, known: Known, language: Language): string {
  const numbers = numbersIn(language);
  const words = chartTexts[language];
  if (!known) return words.nothing(label, wave);
  const [low, high] = [numbers.percent(known.interval.low), numbers.percent(known.interval.high)];
  if (!isCounted(known)) {
    const { from, to, printed, reading } = known;
    return [
      words.within(label, wave, printed, reading ? words.reading(reading) : ''),
      words.bounds(numbers.bound(from), numbers.bound(to), low, high),
    ].join(' ');
  }
  return [
    words.estimate(label, wave, numbers.percent(known.percent), low, high),
    ...(known.bases ?? []).map((other) =>
      words.otherBase(
        other.label,
        numbers.percent(other.percent),
        numbers.percent(other.interval.low),
        numbers.percent(other.interval.high),
      ),
    ),
  ].join(' ');
}
