import type { Language } from '../../language/text.js';
import { describeInterval, describeKnown, drawKnown, writeKnown, type Known } from './known.js';
import type { Picture, Titled } from './picture.js';
import { defineShades } from './shades.js';
import { along, element, escape, line, markup, type Drawing } from './svg.js';
import { chartTexts } from './texts.js';
import { drawKey, drawMark, type KeyLine, type Range } from './whisker.js';
import { label as drawLabel, lineHeight, wrap } from './wrapped.js';

/** A figure then and now, and where chance alone would put that of now. */
export interface OverviewRow {
  readonly label: string;
  /** The page of its question. */
  readonly href?: string | undefined;
  readonly then: Known;
  readonly now: Known;
  /**
   * The percentages of now that the test alone would not call different; null where none can be.
   */
  readonly chance: Range | null;
  /** Null for a figure that is drawn and never called. */
  readonly verdict: string | null;
  /** What is said of it, in a few words; empty where nothing is. */
  readonly words: string;
}

export interface OverviewChart extends Titled {
  readonly language: Language;
  readonly names: { readonly then: string; readonly now: string };
  /** In the order in which they are shown. */
  readonly rows: readonly OverviewRow[];
}

const height = 36;

/**
 * Returns many figures then and now as a list: each with its name, a picture and its numbers, which
 * stand below each other on a phone and side by side on a wide screen.
 */
export function overviewChart(chart: OverviewChart): string {
  const { id, title, language, names, rows } = chart;
  const numbers = (name: string, known: Known, className: string) =>
    `<span class="${className}">${escape(name)} <strong>${escape(writeKnown(known, language))}</strong>${intervalOf(known)}</span>`;
  const intervalOf = (known: Known) =>
    known ? `<span class="unseen">${escape(` (${describeInterval(known, language)})`)}</span>` : '';
  const items = rows.map(({ label, href, then, now, chance, verdict, words }) => {
    const named = href === undefined ? escape(label) : `<a href="${escape(href)}">${escape(label)}</a>`;
    return [
      `<li class="${verdict === null ? 'shown-only' : `called ${escape(verdict)}`}">`,
      `<span class="o-label">${named}</span>`,
      `<span class="o-plot">${plotOnPage(id, { then, now, chance })}</span>`,
      `<span class="o-numbers">${numbers(names.then, then, 'o-then')} ${numbers(names.now, now, 'o-now')}</span>`,
      words === '' ? '' : ` <span class="o-words">${escape(words)}</span>`,
      '</li>',
    ].join('');
  });
  return [
    `<div class="overview" role="group" aria-labelledby="${id}-t">`,
    `<p class="unseen" id="${id}-t">${escape(title)}</p>`,
    `<div class="o-key" aria-hidden="true">${keyOnPage(chart)}</div>`,
    `<div class="o-head"><span class="o-plot">${axisOnPage()}</span></div>`,
    `<ol>${items.join('')}</ol>`,
    '</div>',
  ].join('');
}

/** Returns the same before it is put in a file, in columns: names, plot, numbers and words. */
export function overviewPicture(chart: OverviewChart): Picture {
  const { id, title, language, names, rows } = chart;
  const sentences = rows.flatMap(({ label, then, now, words }) => [
    describeKnown(label, names.then, then, language),
    describeKnown(label, names.now, now, language),
    ...(words === '' ? [] : [`${words}.`]),
  ]);
  return { id, title, sentences, draw: (width, id) => draw(chart, width, id) };
}

/** Where the columns of a file are, as percentages of its width. */
const columns = { plot: 42, plotWidth: 34, then: 84, now: 91, gap: 2 };

function draw(chart: OverviewChart, width: number, id: string) {
  const { language, names, rows } = chart;
  const plot = { x: along(columns.plot), width: along(columns.plotWidth) };
  const room = ((columns.plot - columns.gap) * width) / 100;
  const drawing: Drawing[] = [
    defineShades(id),
    element('svg', { class: 'c-plot', ...plot, y: 0, height: lineHeight }, drawAxis()),
    line(names.then, { class: 'c-axis c-end', x: along(columns.then), y: 12 }),
    line(names.now, { class: 'c-value', x: along(columns.now), y: 12 }),
  ];
  let top = lineHeight;
  for (const row of rows) {
    const [lines, words] = [wrap(row.label, room), wrap(row.words, ((100 - columns.now - 1) * width) / 100)];
    const tall = Math.max(height, Math.max(lines.length, words.length) * lineHeight + 6);
    const middle = top + height / 2 + 4;
    drawing.push(
      drawLabel(lines, top + (lines.length === 1 ? 9 : 0)),
      element('svg', { class: 'c-plot', ...plot, y: top, height }, drawPlot(id, row)),
      line(writeKnown(row.then, language), { class: 'c-axis c-end', x: along(columns.then), y: middle }),
      line(writeKnown(row.now, language), { class: 'c-value', x: along(columns.now), y: middle }),
      words.map((part, i) => line(part, { class: 'c-now', x: along(columns.now + 1), y: middle + i * lineHeight })),
      element('line', { class: 'c-grid', x1: 0, x2: '100%', y1: top + tall, y2: top + tall }),
    );
    top += tall + 2;
  }
  const key = drawKey(id, keyOf(chart), top, width);
  return { height: top + key.height, drawing: [drawing, key.drawing] };
}

type Pair = Pick<OverviewRow, 'then' | 'now' | 'chance'>;

function drawPlot(id: string, { then, now, chance }: Pair): Drawing {
  return [
    chance
      ? element('rect', {
          class: 'c-chance',
          x: along(chance.low),
          y: 2,
          width: along(chance.high - chance.low),
          height: height - 4,
        })
      : [],
    ['0%', '50%', '100%'].map((x) => element('line', { class: 'c-grid', x1: x, x2: x, y1: 0, y2: height })),
    drawKnown(id, then, 10, false, 4),
    drawKnown(id, now, height - 10, true, 4),
  ];
}

function drawAxis(): Drawing {
  return ['0%', '50%', '100%'].map((x) => line(x, { class: 'c-axis c-middle', x, y: 12 }));
}

function keyOf({ language, names, rows }: OverviewChart): KeyLine[] {
  const words = chartTexts[language];
  const some = (known: (row: OverviewRow) => boolean, key: KeyLine) => (rows.some(known) ? [key] : []);
  return [
    { mark: 'ring', words: names.then },
    { mark: 'dot', words: names.now },
    { mark: 'whisker', words: words.keyCompared },
    ...some(({ then }) => then !== undefined && !('percent' in then), { mark: 'band', words: words.keyPrinted }),
    ...some(({ chance }) => chance !== null, { mark: 'chance', words: words.keyChance }),
  ];
}

/** Plots are pictures of the numbers beside them, which are what is read aloud. */
function onItsOwn(heightOf: number, drawing: Drawing): string {
  return markup(element('svg', { class: 'chart', width: '100%', height: heightOf, 'aria-hidden': 'true' }, drawing));
}

function plotOnPage(id: string, pair: Pair): string {
  return onItsOwn(height, drawPlot(id, pair));
}

function keyOnPage(chart: OverviewChart): string {
  const items = keyOf(chart).map(({ mark, words }) => {
    const drawn = element('svg', { class: 'chart', width: 24, height: 14 }, drawMark(chart.id, mark, 7));
    return `<span>${markup(drawn)} ${escape(words)}</span>`;
  });
  const shades = element('svg', { class: 'chart', width: 0, height: 0 }, defineShades(chart.id));
  return markup(shades) + items.join('');
}

function axisOnPage(): string {
  return onItsOwn(lineHeight, drawAxis());
}
