import type { Language } from '../../language/text.js';
import { numbersIn } from '../../language/numbers.js';
import type { Columns } from './columns.js';
import { along, element, line, type Drawing } from './svg.js';
import { chartTexts } from './texts.js';
import { drawWhisker, type Range } from './whisker.js';
import { lineHeight, wrap } from './wrapped.js';

/** The 95% interval of a difference, now minus then, in percentage points. */
export interface Change extends Range {
  /**
   * Whether the sentence beside the chart calls it a change. Where the interval says otherwise, the
   * chart tells that it is a close call.
   */
  readonly called?: boolean | undefined;
}

interface Place {
  readonly columns: Columns;
  readonly top: number;
  readonly width: number;
  readonly language: Language;
}

const lane = 22;

/** Returns a difference against zero: the line that decides, under the two waves. */
export function drawDifference(change: Change, { columns: { plot }, top, width, language }: Place) {
  const words = chartTexts[language];
  const reach = Math.max(Math.abs(change.low), Math.abs(change.high)) > 50 ? 100 : 50;
  const at = (points: number) => 50 + (50 * points) / reach;
  const middle = lane / 2;
  const edge = (text: string, x: string, also: string) => line(text, { class: `c-axis${also}`, x, y: lane + 12 });
  const drawing: Drawing[] = [
    line(words.difference, { class: 'c-now', y: top + middle + 4 }),
    line(writeChange(change, language), {
      class: excludesZero(change) ? 'c-value' : 'c-axis c-end',
      x: '100%',
      y: top + middle + 4,
    }),
    line(words.points, { class: 'c-axis c-end', x: '100%', y: top + lane + 12 }),
    element(
      'svg',
      { class: 'c-plot', ...plot, y: top, height: lane + lineHeight },
      element('rect', { class: 'c-field', x: 0, y: 0, width: '100%', height: lane }),
      element('line', { class: 'c-zero', x1: '50%', x2: '50%', y1: 0, y2: lane }),
      drawWhisker({ low: at(change.low), high: at(change.high) }, middle, !excludesZero(change)),
      edge(words.lower, '0%', ''),
      edge(words.zero, along(50), ' c-middle'),
      edge(words.higher, '100%', ' c-end'),
    ),
  ];
  let height = lane + lineHeight;
  for (const part of wrap(closeCall(change, language), width).filter((part) => part !== '')) {
    drawing.push(line(part, { class: 'c-axis', y: top + height + 13 }));
    height += lineHeight;
  }
  return { height, drawing };
}

/** Returns a difference in a sentence. */
export function describeDifference(change: Change, language: Language): string {
  const words = chartTexts[language];
  const { low, high } = signed(change, language);
  return [
    words.differenceOf(low, high),
    excludesZero(change) ? words.withoutZero : words.withZero,
    closeCall(change, language),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function excludesZero({ low, high }: Range): boolean {
  return low > 0 || high < 0;
}

function closeCall(change: Change, language: Language): string {
  if (change.called === undefined || change.called === excludesZero(change)) return '';
  return chartTexts[language].closeCall(change.called);
}

function writeChange(change: Range, language: Language): string {
  const { low, high } = signed(change, language);
  return chartTexts[language].fromTo(low, high);
}

/**
 * Whole points, rounded outward as in sentences; with decimals where rounding would hide on which
 * side of zero they lie.
 */
function signed({ low, high }: Range, language: Language) {
  const numbers = numbersIn(language);
  const write = (points: number, outward: number) => {
    const size = Math.abs(points);
    const sign = points > 0 ? '+' : points < 0 ? '−' : '';
    return `${sign}${size > 0 && size < 1 ? numbers.decimal(size) : numbers.count(Math.abs(outward))}`;
  };
  return { low: write(low, Math.floor(low)), high: write(high, Math.ceil(high)) };
}
