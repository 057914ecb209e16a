import type { Language } from '../../language/text.js';
import { drawInterval } from './bars.js';
import { middleOf, describeKnown, writeKnown, type Known } from './known.js';
import { defineShades, drawBand } from './shades.js';
import { along, element, line, picture, type Titled } from './svg.js';
import { label as drawLabel, lineHeight, wrap } from './wrapped.js';

/** A percentage in two waves. */
export interface ThenNowRow {
  readonly label: string;
  readonly then: Known;
  readonly now: Known;
}

/** `then` and `now` are the names of the waves, short enough to go beside the lines. */
export interface ThenNowChart extends Titled {
  readonly language: Language;
  readonly then: string;
  readonly now: string;
  readonly rows: readonly ThenNowRow[];
}

const lane = 20;
/**
 * Where the lanes lie along the width: left of them the names of the waves, right of them the
 * numbers.
 */
const plot = { x: '16%', width: '60%' };

/**
 * Returns two waves, one below the other, from 0 to 100%. They are dots with their intervals, bands
 * where only bounds are known, and a line between.
 */
export function thenNowChart(chart: ThenNowChart): string {
  const { id, language, rows } = chart;
  const drawn: string[] = [defineShades(id)];
  let top = 0;
  for (const { label, then, now } of rows) {
    const lines = wrap(label, 270);
    drawn.push(drawLabel(lines, top));
    top += lines.length * lineHeight + 2;
    drawn.push(drawRow(chart, { label, then, now }, top));
    top += 2 * lane + 14;
  }
  drawn.push(drawAxis(top));
  const sentences = rows.flatMap(({ label, then, now }) => [
    describeKnown(label, chart.then, then, language),
    describeKnown(label, chart.now, now, language),
  ]);
  return picture(chart, top + lineHeight, sentences, drawn.join(''));
}

function drawRow({ id, language, then: thenName, now: nowName }: ThenNowChart, row: ThenNowRow, top: number): string {
  const beside = (name: string, known: Known, y: number, isNow: boolean) =>
    line(name, { class: isNow ? 'c-now' : 'c-axis', y: y + 4 }) +
    line(writeKnown(known, language), { class: isNow ? 'c-value' : 'c-axis c-end', x: '100%', y: y + 4 });
  const [first, second] = [top + lane / 2, top + lane * 1.5];
  const { then, now } = row;
  return [
    beside(thenName, then, first, false),
    beside(nowName, now, second, true),
    element(
      'svg',
      { class: 'c-plot', ...plot, y: top, height: 2 * lane },
      drawLane(lane / 2),
      drawLane(lane * 1.5),
      then && now
        ? element('line', {
            class: 'c-between',
            x1: along(middleOf(then)),
            x2: along(middleOf(now)),
            y1: lane / 2,
            y2: lane * 1.5,
          })
        : '',
      drawKnown(id, then, lane / 2, false),
      drawKnown(id, now, lane * 1.5, true),
    ),
  ].join('');
}

function drawLane(y: number): string {
  return element('rect', { class: 'c-track', y: y - 1, width: '100%', height: 2 });
}

function drawKnown(id: string, known: Known, middle: number, isNow: boolean): string {
  if (!known) return '';
  if (!('percent' in known)) {
    const { from, to } = known;
    const place = { x: along(from), y: middle - 7, width: along(Math.max(to - from, 0.5)), height: 14 };
    return drawBand(id, place);
  }
  const dot = element('circle', { class: isNow ? 'c-dot' : 'c-ring', cx: along(known.percent), cy: middle, r: 6 });
  return drawInterval(known.interval, middle) + dot;
}

function drawAxis(top: number): string {
  const at = (words: string, x: string) => line(words, { class: 'c-axis c-middle', x, y: 10 });
  return element(
    'svg',
    { class: 'c-plot', ...plot, y: top, height: lineHeight },
    at('0%', '0'),
    at('50%', '50%'),
    at('100%', '100%'),
  );
}
