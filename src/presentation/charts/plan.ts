import { scaleLinear } from 'd3-scale';
import type { Language } from '../../language/text.js';
import { numbersIn } from '../../language/numbers.js';
import { onPage, type Titled } from './picture.js';
import { along, element, line, type Drawing } from './svg.js';

/** With so many people: from which percentages on (0–100) it is called lower or higher. */
interface PlanPoint {
  readonly n: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface PlanChart extends Titled {
  readonly language: Language;
  /** The percentage then, 0–100. */
  readonly from: number;
  /** From few people to many. */
  readonly points: readonly PlanPoint[];
  /** The number of people that is marked. */
  readonly chosen: number;
  readonly words: { readonly axis: string; readonly band: string; readonly then: string };
  readonly sentences: readonly string[];
}

const plotTop = 20;
const plotHeight = 220;

/**
 * Returns which percentages of now can be told from then, by number of people. What cannot is a
 * grey band that narrows; the chosen number has a line with both its ends.
 */
export function planChart(chart: PlanChart): string {
  return onPage({ ...chart, draw: () => ({ height: plotTop + plotHeight + 60, drawing: draw(chart) }) });
}

function draw({ language, from, points, chosen, words }: PlanChart): Drawing {
  const numbers = numbersIn(language);
  const most = Math.max(...points.map(({ n }) => n));
  const x = scaleLinear([0, most], [0, 100]);
  const y = scaleLinear([0, 100], [plotTop + plotHeight, plotTop]);
  const bottom = plotTop + plotHeight;
  const own = points.find(({ n }) => n === chosen);
  return [
    drawBand(points, x),
    [0, 50, 100].map((percent) => [
      element('line', { class: 'c-grid', x1: 0, x2: '100%', y1: y(percent), y2: y(percent) }),
      line(`${percent}%`, { class: 'c-axis', x: 0, y: y(percent) - 4 }),
    ]),
    element('line', { class: 'c-between', x1: 0, x2: '100%', y1: y(from), y2: y(from) }),
    line(words.then, { class: 'c-axis c-end', x: '100%', y: y(from) - 6 }),
    x
      .ticks(5)
      .filter((n) => n > 0 && n < most && Math.abs(x(n) - x(chosen)) > 8)
      .map((n) => line(numbers.count(n), { class: 'c-axis c-middle', x: along(x(n)), y: bottom + 18 })),
    line(words.axis, { class: 'c-axis', x: 0, y: bottom + 34 }),
    element('rect', { class: 'c-chance', x: 0, y: bottom + 43, width: 20, height: 12 }),
    line(words.band, { class: 'c-axis', x: 28, y: bottom + 53 }),
    own ? drawChosen(own, x(chosen), y, numbers.count(chosen)) : [],
  ];
}

/** The band, in a picture of its own that is stretched to the width: a slope has no percentages. */
function drawBand(points: readonly PlanPoint[], x: (n: number) => number): Drawing {
  const corner = (n: number, percent: number) => `${x(n)},${100 - percent}`;
  const first = points[0]?.n ?? 0;
  const upper = points.map(({ n, high }) => corner(n, high ?? 100));
  const lower = points.map(({ n, low }) => corner(n, low ?? 0));
  const outline = [corner(0, 100), corner(first, 100), ...upper, ...lower.reverse(), corner(first, 0), corner(0, 0)];
  const place = { x: 0, y: plotTop, width: '100%', height: plotHeight };
  return element(
    'svg',
    { ...place, viewBox: '0 0 100 100', preserveAspectRatio: 'none' },
    element('polygon', { class: 'c-chance', points: outline.join(' ') }),
  );
}

/** The line of the chosen number, with each end's percentage on the side where there is room. */
function drawChosen({ low, high }: PlanPoint, at: number, y: (percent: number) => number, n: string): Drawing {
  const x = along(at);
  const beside = at > 85 ? { class: 'c-value', dx: -9 } : { class: 'c-now', dx: 9 };
  const end = (percent: number | null): Drawing =>
    percent === null
      ? []
      : [
          element('circle', { class: 'c-dot', cx: x, cy: y(percent), r: 5 }),
          line(`${percent}%`, { ...beside, x, y: y(percent) + 5 }),
        ];
  return [
    element('line', { class: 'c-centre', x1: x, x2: x, y1: y(high ?? 100), y2: y(low ?? 0) }),
    end(high),
    end(low),
    line(n, { class: `c-now ${at > 95 ? 'c-end' : 'c-middle'}`, x, y: plotTop + plotHeight + 18 }),
  ];
}
