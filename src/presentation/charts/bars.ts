import type { Language } from '../../language/text.js';
import { numbersIn } from '../../language/numbers.js';
import type { Picture, Titled } from './picture.js';
import { along, element, line, type Drawing } from './svg.js';
import { chartTexts } from './texts.js';
import { drawKey, drawWhisker, type Range } from './whisker.js';
import { label, lineHeight, valueWidth, wrap } from './wrapped.js';

/**
 * One answer: how many of the base gave it, its percentage and, where there is one, its 95%
 * interval (all 0–100).
 */
export interface Bar {
  readonly label: string;
  readonly count: number;
  readonly percent: number;
  readonly interval?: Range | undefined;
}

/** Bars of the same people. `heading` names them where a chart has more than one such section. */
export interface BarSection {
  readonly heading?: string;
  readonly base: number;
  readonly bars: readonly Bar[];
}

export interface BarChart extends Titled {
  readonly language: Language;
  readonly sections: readonly BarSection[];
  /** The people that the intervals are about; undefined or null: a larger group of such people. */
  readonly population?: number | null | undefined;
}

const barHeight = 14;
const gap = 12;

/**
 * Returns horizontal bars from 0 to 100%. Each has its label above it and a thin line for its
 * interval.
 */
export function barPicture(chart: BarChart): Picture {
  const { id, title } = chart;
  return { id, title, sentences: describe(chart), draw: (width, id) => draw(chart, width, id) };
}

function draw(chart: BarChart, width: number, id: string) {
  const { language, sections } = chart;
  const numbers = numbersIn(language);
  const drawing: Drawing[] = [];
  let top = 0;
  for (const { heading, base, bars } of sections) {
    if (heading !== undefined) {
      const lines = wrap(heading, width - 88);
      const people = chartTexts[language].people(numbers.count(base));
      drawing.push(element('g', { class: 'c-heading' }, label(lines, top, people)));
      top += lines.length * lineHeight + 8;
    }
    for (const bar of bars) {
      const lines = wrap(bar.label, width - valueWidth);
      drawing.push(label(lines, top, numbers.percent(bar.percent, base)));
      top += lines.length * lineHeight + 4;
      drawing.push(drawBar(bar, top));
      top += barHeight + gap;
    }
    if (heading !== undefined) top += gap;
  }
  drawing.push(drawAxis(top));
  top += lineHeight;
  const key = drawKey(id, keyOf(chart), top, width);
  return { height: top + key.height, drawing: [drawing, key.drawing] };
}

function drawBar({ percent, interval }: Bar, y: number): Drawing {
  return [
    element('rect', { class: 'c-track', x: 0, y, width: '100%', height: barHeight }),
    element('rect', { class: 'c-bar', x: 0, y, width: along(percent), height: barHeight }),
    interval ? drawWhisker(interval, y + barHeight / 2) : [],
  ];
}

function drawAxis(top: number): Drawing {
  return [
    line('0%', { class: 'c-axis', x: 0, y: top + 10 }),
    line('50%', { class: 'c-axis c-middle', x: '50%', y: top + 10 }),
    line('100%', { class: 'c-axis c-end', x: '100%', y: top + 10 }),
  ];
}

function keyOf({ language, sections, population }: BarChart) {
  const words = chartTexts[language];
  const hasIntervals = sections.some(({ bars }) => bars.some(({ interval }) => interval));
  if (!hasIntervals) return [];
  const people = population ? words.keyDescribed(numbersIn(language).count(population)) : words.keyLarger;
  return [{ mark: 'whisker' as const, words: people }];
}

function describe({ language, sections }: BarChart): string[] {
  const numbers = numbersIn(language);
  const words = chartTexts[language];
  return sections.flatMap(({ heading, base, bars }) => [
    ...(heading === undefined ? [] : [words.section(heading, words.people(numbers.count(base)))]),
    ...bars.map((bar) => sayBar(bar, base, language)),
  ]);
}

function sayBar({ label, count, percent, interval }: Bar, base: number, language: Language): string {
  const numbers = numbersIn(language);
  const words = chartTexts[language];
  const said = [label, numbers.count(count), numbers.count(base), numbers.percent(percent, base)] as const;
  if (!interval) return words.bar(...said);
  const { low, high } = interval;
  return words.barWithInterval(...said, numbers.percent(low, base), numbers.percent(high, base));
}
