import type { Language } from '../../language/text.js';
import { columnsIn, type Columns } from './columns.js';
import { describeDifference, drawDifference, type Change } from './difference.js';
import { describeKnown, drawKnown, isCounted, middleOf, writeKnown, type Known } from './known.js';
import type { Picture, Titled } from './picture.js';
import { defineShades } from './shades.js';
import { along, element, line, type Drawing } from './svg.js';
import { chartTexts } from './texts.js';
import { drawKey } from './whisker.js';
import { label as drawLabel, lineHeight, wrap } from './wrapped.js';

/** A percentage in two waves, and the interval of their difference (now minus then, in points). */
export interface ThenNowRow {
  readonly label: string;
  readonly then: Known;
  readonly now: Known;
  readonly difference?: Change | null | undefined;
}

/** `then` and `now` are the names of the waves, short enough to go beside the lines. */
export interface ThenNowChart extends Titled {
  readonly language: Language;
  readonly then: string;
  readonly now: string;
  readonly rows: readonly ThenNowRow[];
}

const lane = 22;

/**
 * Returns two waves, one below the other, from 0 to 100%, with a third line that decides: their
 * difference against zero.
 */
export function thenNowPicture(chart: ThenNowChart): Picture {
  const { id, title, language, rows } = chart;
  const sentences = rows.flatMap(({ label, then, now, difference }) => [
    describeKnown(label, chart.then, then, language),
    describeKnown(label, chart.now, now, language),
    ...(difference ? [describeDifference(difference, language)] : []),
  ]);
  return { id, title, sentences, draw: (width, id, titled) => draw(chart, width, id, titled) };
}

function draw(chart: ThenNowChart, width: number, id: string, titled = false) {
  const { language, rows } = chart;
  const columns = columnsIn(width);
  const drawing: Drawing[] = [defineShades(id)];
  let top = 0;
  for (const row of rows) {
    const lines = titled && row.label === chart.title ? [] : wrap(row.label, width);
    drawing.push(drawLabel(lines, top));
    top += lines.length * lineHeight + 4;
    const lanes = lanesOf(chart, row, columns);
    const height = lanes.length * lane;
    drawing.push(drawLanes(id, row, lanes, columns, top));
    top += height;
    if (rows.length === 1) {
      drawing.push(drawAxis(columns, top));
      top += lineHeight;
    }
    if (row.difference) {
      const drawn = drawDifference(row.difference, { columns, top: top + 6, language, width });
      drawing.push(drawn.drawing);
      top += drawn.height + 6;
    }
    top += 14;
  }
  if (rows.length > 1) {
    drawing.push(drawAxis(columns, top - 8));
    top += lineHeight;
  }
  const key = drawKey(id, keyOf(chart), top, width);
  return { height: top + key.height, drawing: [...drawing, key.drawing] };
}

interface Lane {
  readonly name: string;
  readonly known: Known;
  readonly isNow: boolean;
  readonly value: string;
}

function lanesOf({ language, then, now }: ThenNowChart, row: ThenNowRow, { roomy }: Columns): Lane[] {
  const words = chartTexts[language];
  const laneOf = (name: string, known: Known, isNow: boolean): Lane => ({
    name,
    known,
    isNow,
    value: writeKnown(known, language, roomy),
  });
  return [
    laneOf(then, row.then, false),
    ...otherBases(row.then).map((other) => laneOf(words.or, other, false)),
    laneOf(now, row.now, true),
    ...otherBases(row.now).map((other) => laneOf(words.or, other, true)),
  ];
}

function drawLanes(
  id: string,
  { then, now }: ThenNowRow,
  lanes: readonly Lane[],
  { plot }: Columns,
  top: number,
): Drawing {
  const middle = (i: number) => lane * (i + 0.5);
  return [
    lanes.map(({ name, value, isNow }, i) => [
      line(name, { class: isNow ? 'c-now' : 'c-axis', y: top + middle(i) + 4 }),
      line(value, { class: isNow ? 'c-value' : 'c-axis c-end', x: '100%', y: top + middle(i) + 4 }),
    ]),
    element(
      'svg',
      { class: 'c-plot', ...plot, y: top, height: lanes.length * lane },
      ['0%', '50%', '100%'].map((x) =>
        element('line', { class: 'c-grid', x1: x, x2: x, y1: 0, y2: lanes.length * lane }),
      ),
      then && now
        ? element('line', {
            class: 'c-between',
            x1: along(middleOf(then)),
            x2: along(middleOf(now)),
            y1: middle(0),
            y2: middle(lanes.findIndex(({ isNow }) => isNow)),
          })
        : [],
      lanes.map(({ known, isNow }, i) => drawKnown(id, known, middle(i), isNow)),
    ),
  ];
}

function drawAxis({ plot }: Columns, top: number): Drawing {
  const at = (words: string) => line(words, { class: 'c-axis c-middle', x: words, y: 12 });
  return element('svg', { class: 'c-plot', ...plot, y: top, height: lineHeight }, ['0%', '50%', '100%'].map(at));
}

function otherBases(known: Known) {
  return known && isCounted(known) ? (known.bases ?? []) : [];
}

function keyOf({ language, rows }: ThenNowChart) {
  const words = chartTexts[language];
  const isPrinted = (known: Known) => known !== undefined && !isCounted(known);
  return [
    { mark: 'whisker' as const, words: words.keyCompared },
    ...[
      ...new Set(rows.flatMap(({ then, now }) => [...otherBases(then), ...otherBases(now)]).map(({ label }) => label)),
    ].map((label) => ({ words: words.keyBase(label) })),
    ...(rows.some(({ then }) => isPrinted(then)) ? [{ mark: 'band' as const, words: words.keyPrinted }] : []),
  ];
}
