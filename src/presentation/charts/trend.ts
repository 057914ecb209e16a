import { scaleLinear } from 'd3-scale';
import type { Language } from '../../language/text.js';
import { describeKnown, drawUpright, middleOf, writeKnown, type Known } from './known.js';
import type { Picture, Titled } from './picture.js';
import { defineShades } from './shades.js';
import { along, element, line, type Drawing } from './svg.js';
import { chartTexts } from './texts.js';
import { lineHeight, wrap } from './wrapped.js';

/** A wave in a trend: its name, the year of its fieldwork and what is known of it. */
export interface DrawnPoint {
  readonly name: string;
  readonly year: number;
  readonly known: Known;
}

/** Where a line stops: between two waves that did not ask the same. */
export interface TrendBreak {
  /** The name of the first wave after it. */
  readonly before: string;
  /** What differs from then on, or did until then, in words. */
  readonly reason: string;
}

export interface TrendChart extends Titled {
  readonly language: Language;
  /** What the percentage is of, for the sentences. */
  readonly label: string;
  /** Three waves or more, in any order. */
  readonly points: readonly DrawnPoint[];
  readonly breaks?: readonly TrendBreak[] | undefined;
}

const plotTop = 20;
const plotHeight = 160;

/**
 * Returns a percentage over the years, at their true distance. It has dots with intervals, boxes
 * where only bounds are known, and lines between neighbours that asked the same.
 */
export function trendPicture(chart: TrendChart): Picture {
  const { id, title, language, label, breaks = [] } = chart;
  const words = chartTexts[language];
  const sentences = inOrder(chart).flatMap(({ name, known }, i, points) => [
    ...breaks
      .filter(({ before }) => before === name)
      .map(({ reason }) => words.breakBetween(points[i - 1]?.name ?? '', name, reason)),
    describeKnown(label, name, known, language),
  ]);
  return { id, title, sentences, draw: (width, id) => draw(chart, width, id) };
}

function inOrder({ points }: TrendChart): DrawnPoint[] {
  return [...points].sort((a, b) => a.year - b.year);
}

function draw(chart: TrendChart, width: number, id: string) {
  const { language, breaks = [] } = chart;
  const words = chartTexts[language];
  const points = inOrder(chart);
  const years = points.map(({ year }) => year);
  const x = scaleLinear([Math.min(...years), Math.max(...years)], [14, 92]);
  const y = scaleLinear([0, 100], [plotTop + plotHeight, plotTop]);
  const broken = points.flatMap((point, i) => {
    const found = breaks.find(({ before }) => before === point.name);
    const previous = points[i - 1];
    return found && previous ? [{ ...found, after: previous.name, at: (x(previous.year) + x(point.year)) / 2 }] : [];
  });
  const rows = rowsOfNames(points.map(({ year }) => (x(year) * width) / 100));
  let top = plotTop + plotHeight + 24 + (rows.includes(1) ? lineHeight : 0);
  const reasons = broken.flatMap(({ after, before, reason }, i) =>
    wrap(`(${i + 1}) ${words.breakBetween(after, before, reason)}`, width).map((part) => {
      top += lineHeight;
      return line(part, { class: 'c-axis', x: 0, y: top - 4 });
    }),
  );
  return {
    height: top,
    drawing: [
      defineShades(id),
      [0, 50, 100].map((percent) => drawGrid(percent, y(percent))),
      broken.map(({ at }, i) => drawBreak(i + 1, at)),
      linesBetween(points, breaks, x, y),
      points.map((point, i) => drawPoint(id, point, { x: along(x(point.year)), y, row: rows[i] ?? 0 }, language)),
      reasons,
    ],
  };
}

type Place = (value: number) => number;

/** How much room the name of a wave takes, in pixels. */
const nameWidth = 36;

/** In which of two rows each name stands: one that would touch the name before it stands lower. */
function rowsOfNames(places: readonly number[]): (0 | 1)[] {
  const rows: (0 | 1)[] = [];
  places.forEach((place, i) => {
    const touches = place - (places[i - 1] ?? -Infinity) < nameWidth && rows[i - 1] === 0;
    rows.push(touches ? 1 : 0);
  });
  return rows;
}

/** Lines between neighbours of which something is known, but none across a break. */
function linesBetween(points: readonly DrawnPoint[], breaks: readonly TrendBreak[], x: Place, y: Place): Drawing {
  let before: DrawnPoint | undefined;
  return points.map((point) => {
    if (breaks.some((one) => one.before === point.name)) before = undefined;
    if (!point.known) return [];
    const from = before;
    before = point;
    if (!from?.known) return [];
    const [y1, y2] = [y(middleOf(from.known)), y(middleOf(point.known))];
    return element('line', { class: 'c-between', x1: along(x(from.year)), x2: along(x(point.year)), y1, y2 });
  });
}

function drawGrid(percent: number, y: number): Drawing {
  return [
    element('line', { class: 'c-grid', x1: 0, x2: '100%', y1: y, y2: y }),
    line(`${percent}%`, { class: 'c-axis', x: 0, y: y - 4 }),
  ];
}

function drawBreak(number: number, at: number): Drawing {
  const x = along(at);
  return [
    element('line', { class: 'c-break', x1: x, x2: x, y1: plotTop - 4, y2: plotTop + plotHeight }),
    line(`(${number})`, { class: 'c-axis c-middle', x, y: plotTop - 8 }),
  ];
}

function drawPoint(
  id: string,
  { name, known }: DrawnPoint,
  { x, y, row }: { readonly x: string; readonly y: Place; readonly row: number },
  language: Language,
): Drawing {
  const year = line(name, { class: 'c-axis c-middle', x, y: plotTop + plotHeight + 18 + row * lineHeight });
  if (!known) return year;
  const top = Math.max(y(known.interval.high) - 10, 12);
  return [
    year,
    element('svg', { class: 'c-plot', x, y: 0, width: 1, height: 1 }, drawUpright(id, known, y)),
    line(writeKnown(known, language), { class: 'c-value c-middle', x, y: top }),
  ];
}
