import { scaleLinear } from 'd3-scale';
import type { Language } from '../../language/text.js';
import { middleOf, reachOf, describeKnown, writeKnown, type Known } from './known.js';
import { defineShades, drawBand } from './shades.js';
import { along, element, line, picture, type Titled } from './svg.js';

/** A wave in a trend: its name, the year of its fieldwork and what is known of it. */
export interface DrawnPoint {
  readonly name: string;
  readonly year: number;
  readonly known: Known;
}

export interface TrendChart extends Titled {
  readonly language: Language;
  /** What the percentage is of, for the sentences. */
  readonly label: string;
  /** Three waves or more, in any order. */
  readonly points: readonly DrawnPoint[];
}

const plotTop = 14;
const plotHeight = 160;
const bandWidth = 14;

/**
 * Returns a percentage over the years, at their true distance. It has dots with intervals, bands
 * where only bounds are known, and lines between neighbours.
 */
export function trendChart(chart: TrendChart): string {
  const { id, language, label } = chart;
  const points = [...chart.points].sort((a, b) => a.year - b.year);
  const years = points.map(({ year }) => year);
  const x = scaleLinear([Math.min(...years), Math.max(...years)], [12, 92]);
  const y = scaleLinear([0, 100], [plotTop + plotHeight, plotTop]);
  const seen = points.filter((point) => point.known !== undefined);
  const lines = seen.slice(1).map((point, i) => {
    const before = seen[i];
    if (!before?.known || !point.known) return '';
    const [y1, y2] = [y(middleOf(before.known)), y(middleOf(point.known))];
    return element('line', { class: 'c-between', x1: along(x(before.year)), x2: along(x(point.year)), y1, y2 });
  });
  return picture(
    chart,
    plotTop + plotHeight + 22,
    points.map(({ name, known }) => describeKnown(label, name, known, language)),
    [
      defineShades(id),
      ...[0, 50, 100].map((percent) => drawGrid(percent, y(percent))),
      ...lines,
      ...points.map((point) => drawPoint(id, point, x(point.year), y, language)),
    ].join(''),
  );
}

function drawGrid(percent: number, y: number): string {
  return (
    element('line', { class: 'c-grid', x1: 0, x2: '100%', y1: y, y2: y }) +
    line(`${percent}%`, { class: 'c-axis', y: y - 4 })
  );
}

function drawPoint(
  id: string,
  { name, known }: DrawnPoint,
  at: number,
  y: (percent: number) => number,
  language: Language,
): string {
  const x = along(at);
  const year = line(name, { class: 'c-axis c-middle', x, y: plotTop + plotHeight + 18 });
  if (!known) return year;
  const { low, high } = reachOf(known);
  const [top, height] = [y(high), Math.max(y(low) - y(high), 1)];
  const mark =
    'percent' in known
      ? moved(element('rect', { class: 'c-interval', x, y: top, width: 4, height, rx: 2 }), 2) +
        element('circle', { class: 'c-dot', cx: x, cy: y(known.percent), r: 6 })
      : moved(drawBand(id, { x, y: top, width: bandWidth, height }), bandWidth / 2);
  return year + mark + line(writeKnown(known, language), { class: 'c-value c-middle', x, y: Math.max(top - 6, 12) });
}

/**
 * Moves something drawn so many pixels to the left, which a place along the width cannot express.
 */
function moved(drawn: string, left: number): string {
  return element('g', { transform: `translate(${-left} 0)` }, drawn);
}
