import type { Language } from '../../language/text.js';
import { numbersIn } from '../../language/numbers.js';
import { defineShades, shaded, shadeNames, type Shade } from './shades.js';
import type { Picture, Titled } from './picture.js';
import { along, element, line, type Drawing } from './svg.js';
import { chartTexts } from './texts.js';
import { label, lineHeight, valueWidth, wrap } from './wrapped.js';

/**
 * People divided over the answers of a question, in the order of `points`. `label` names them where
 * a chart has more than one row.
 */
export interface PartsRow {
  readonly label?: string;
  readonly base: number;
  readonly counts: readonly number[];
}

/** `points`: the answers, five of a scale or at most five of a choice. */
export interface PartsChart extends Titled {
  readonly language: Language;
  readonly points: readonly string[];
  readonly rows: readonly PartsRow[];
}

const barHeight = 24;
const swatch = 12;

/**
 * Where the bar of a row begins, and how wide all its people together are, both 0–100 of the width.
 */
type Layout = (percents: readonly number[]) => { readonly from: number; readonly width: number };

/**
 * Returns a five-point scale as two-sided bars. The middle answer lies across the middle of the
 * chart, so that a bar reaches further to the side that more people chose. Half the width is
 * everyone.
 */
export function divergingPicture(chart: PartsChart): Picture {
  const layout: Layout = ([first = 0, second = 0, third = 0]) => ({
    from: 50 - (first + second + third / 2) / 2,
    width: 50,
  });
  return {
    ...pictureOf(chart, (row) => describeSides(chart, row)),
    draw: (width, id) => drawParts({ ...chart, id }, layout, width, true),
  };
}

/** Returns rows of people divided over up to five answers. Each row is as wide as the chart. */
export function stackedPicture(chart: PartsChart): Picture {
  return {
    ...pictureOf(chart, (row) => sayParts(chart, row)),
    draw: (width, id) => drawParts({ ...chart, id }, () => ({ from: 0, width: 100 }), width, false),
  };
}

function pictureOf({ id, title, rows }: PartsChart, say: (row: PartsRow) => string[]) {
  return { id, title, sentences: rows.flatMap(say) };
}

function drawParts({ id, language, points, rows }: PartsChart, layout: Layout, room: number, twoSided: boolean) {
  const numbers = numbersIn(language);
  const words = chartTexts[language];
  const shades = shadesFor(points.length);
  const drawn: Drawing[] = [defineShades(id)];
  let top = 0;
  for (const { label: name, base, counts } of rows) {
    if (name !== undefined) {
      const lines = wrap(name, room - 88);
      drawn.push(label(lines, top, words.people(numbers.count(base))));
      top += lines.length * lineHeight + 4;
    }
    const percents = percentsOf(counts, base);
    if (twoSided) {
      drawn.push(drawSides(percents, top, (percent) => numbers.percent(percent)));
      top += lineHeight + 4;
    }
    const { from, width } = layout(percents);
    if (twoSided)
      drawn.push(element('rect', { class: 'c-track', x: 0, y: top + 4, width: '100%', height: barHeight - 8 }));
    let before = 0;
    percents.forEach((percent, i) => {
      const shade = shades[i];
      const place = {
        x: along(from + (before * width) / 100),
        y: top,
        width: along((percent * width) / 100),
        height: barHeight,
      };
      if (percent > 0 && shade) drawn.push(shaded(id, shade, place));
      before += percent;
    });
    if (twoSided) {
      drawn.push(element('line', { class: 'c-centre', x1: '50%', x2: '50%', y1: top - 4, y2: top + barHeight + 4 }));
    }
    top += barHeight + 12;
  }
  const [only, ...others] = rows;
  const shares = only && !others.length ? percentsOf(only.counts, only.base) : undefined;
  points.forEach((point, i) => {
    const lines = wrap(point, room - 20 - (shares ? valueWidth : 0));
    const shade = shades[i];
    const share = shares?.[i];
    if (shade) drawn.push(shaded(id, shade, { x: 0, y: top + 2, width: swatch, height: swatch }));
    drawn.push(label(lines, top, share === undefined ? undefined : numbers.percent(share), 20));
    top += lines.length * lineHeight + 4;
  });
  return { height: top, drawing: drawn };
}

/** How many chose either side of the middle, at the ends of the width. */
function drawSides(percents: readonly number[], top: number, write: (percent: number) => string): Drawing {
  const [first = 0, second = 0, , fourth = 0, fifth = 0] = percents;
  return [
    line(write(first + second), { class: 'c-now', x: 0, y: top + 13 }),
    line(write(fourth + fifth), { class: 'c-value', x: '100%', y: top + 13 }),
  ];
}

function percentsOf(counts: readonly number[], base: number): number[] {
  return counts.map((count) => (base === 0 ? 0 : (100 * count) / base));
}

/** Fills for so many answers that neighbours differ most. */
function shadesFor(points: number): readonly Shade[] {
  const [farLow, low, middle, high, farHigh] = shadeNames;
  if (points <= 2) return [low, farHigh];
  if (points === 3) return [low, middle, farHigh];
  return points === 4 ? [farLow, low, high, farHigh] : [farLow, low, middle, high, farHigh];
}

function sayParts({ language, points }: PartsChart, { label: name, base, counts }: PartsRow): string[] {
  const numbers = numbersIn(language);
  const words = chartTexts[language];
  const parts = percentsOf(counts, base).map((share, i) =>
    words.bar(points[i] ?? '', numbers.count(counts[i] ?? 0), numbers.count(base), numbers.percent(share)),
  );
  return name === undefined ? parts : [words.section(name, words.people(numbers.count(base))), ...parts];
}

/**
 * Returns the two sides of a scale and its middle, in sentences. The sides are added up before they
 * are rounded.
 */
export function describeSides({ language, points, rows }: PartsChart, row: PartsRow): string[] {
  const words = chartTexts[language];
  const { percent, count } = numbersIn(language);
  const of = (...places: readonly number[]) => {
    const chosen = places.reduce((sum, place) => sum + (row.counts[place] ?? 0), 0);
    return percent(row.base === 0 ? 0 : (100 * chosen) / row.base);
  };
  const either = (a: number, b: number) =>
    `‘${points[a] ?? ''}’ (${of(a)}) ${words.or} ‘${points[b] ?? ''}’ (${of(b)})`;
  const sentences = [
    words.side(of(0, 1), either(0, 1)),
    words.middle(of(2), points[2] ?? ''),
    words.side(of(3, 4), either(3, 4)),
  ];
  return rows.length > 1 && row.label !== undefined
    ? [words.section(row.label, words.people(count(row.base))), ...sentences]
    : sentences;
}
