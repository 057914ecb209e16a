import type { Language } from '../../language/text.js';
import { numbersIn } from '../../language/numbers.js';
import { along, element, line, picture, type Titled } from './svg.js';
import { chartTexts } from './texts.js';
import { label, lineHeight, wrap } from './wrapped.js';

/**
 * One answer: how many of the base gave it, its percentage and, where there is one, its 95%
 * interval (all 0–100).
 */
export interface Bar {
  readonly label: string;
  readonly count: number;
  readonly percent: number;
  readonly interval?: { readonly low: number; readonly high: number } | undefined;
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
}

const barHeight = 14;
const gap = 12;

/**
 * Returns horizontal bars from 0 to 100%. Each has its label above it and a thin line for its
 * interval.
 */
export function barChart(chart: BarChart): string {
  const { language, sections } = chart;
  const numbers = numbersIn(language);
  const words = chartTexts[language];
  const drawn: string[] = [];
  const sentences: string[] = [];
  let top = 0;
  for (const { heading, base, bars } of sections) {
    if (heading !== undefined) {
      const lines = wrap(heading, 200);
      const people = words.people(numbers.count(base));
      drawn.push(element('g', { class: 'c-heading' }, label(lines, top, people)));
      sentences.push(words.section(heading, people));
      top += lines.length * lineHeight + 8;
    }
    for (const bar of bars) {
      const lines = wrap(bar.label);
      drawn.push(label(lines, top, numbers.percent(bar.percent, base)));
      top += lines.length * lineHeight + 4;
      drawn.push(drawBar(bar, top));
      top += barHeight + gap;
      sentences.push(sayBar(bar, base, language));
    }
    if (heading !== undefined) top += gap;
  }
  drawn.push(drawAxis(top));
  return picture(chart, top + lineHeight, sentences, drawn.join(''));
}

function drawBar({ percent, interval }: Bar, y: number): string {
  return [
    element('rect', { class: 'c-track', y, width: '100%', height: barHeight }),
    element('rect', { class: 'c-bar', y, width: along(percent), height: barHeight }),
    interval ? drawInterval(interval, y + barHeight / 2) : '',
  ].join('');
}

/**
 * Returns a 95% interval around a height. It is a thin line with a light edge, so that it shows
 * both on a bar and beside it.
 */
export function drawInterval({ low, high }: { readonly low: number; readonly high: number }, middle: number): string {
  const [x, width] = [along(low), along(high - low)];
  return element('rect', { class: 'c-interval', x, y: middle - 2, width, height: 4, rx: 2 });
}

function drawAxis(top: number): string {
  return [
    line('0%', { class: 'c-axis', y: top + 10 }),
    line('50%', { class: 'c-axis c-middle', x: '50%', y: top + 10 }),
    line('100%', { class: 'c-axis c-end', x: '100%', y: top + 10 }),
  ].join('');
}

function sayBar({ label, count, percent, interval }: Bar, base: number, language: Language): string {
  const numbers = numbersIn(language);
  const words = chartTexts[language];
  const said = [label, numbers.count(count), numbers.count(base), numbers.percent(percent, base)] as const;
  if (!interval) return words.bar(...said);
  const { low, high } = interval;
  return words.barWithInterval(...said, numbers.percent(low, base), numbers.percent(high, base));
}
