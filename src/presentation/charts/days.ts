import { scaleBand, scaleLinear } from 'd3-scale';
import type { Language } from '../../language/text.js';
import { numbersIn } from '../../language/numbers.js';
import type { Picture, Titled } from './picture.js';
import { along, element, line, type Drawing } from './svg.js';
import { chartTexts } from './texts.js';

/** How many sent their answers on a day (a date such as 2026-11-04). */
export interface Day {
  readonly day: string;
  readonly completed: number;
}

export interface DayChart extends Titled {
  readonly language: Language;
  /** Days on which somebody sent, in order; at least one. */
  readonly days: readonly Day[];
  /** Days on which letters went, in order, each with which ones: a line with its number. */
  readonly mailings?: readonly MailingMark[];
}

/** A day (a date such as 2026-11-03) on which letters went. */
export interface MailingMark {
  readonly day: string;
  readonly words: string;
}

const plotTop = 16;
const plotHeight = 110;

/**
 * Returns how many people sent their answers on each day of fieldwork. Days without any, between
 * the first and the last, are included.
 */
export function dayPicture(chart: DayChart): Picture {
  const { id, title } = chart;
  return { id, title, sentences: sentences(chart), draw: () => draw(chart) };
}

function draw({ language, days, mailings = [] }: DayChart) {
  const numbers = numbersIn(language);
  const all = withoutGaps([...days, ...mailings.map(({ day }) => ({ day, completed: 0 }))]);
  const most = Math.max(...days.map(({ completed }) => completed), 1);
  const x = scaleBand(
    all.map(({ day }) => day),
    [8, 100],
  ).padding(all.length > 60 ? 0 : 0.15);
  const y = scaleLinear([0, most], [plotTop + plotHeight, plotTop]).nice(2);
  const grid = y.ticks(2).filter(Number.isInteger);
  const bars = days.map(({ day, completed }) =>
    element('rect', {
      class: 'c-bar c-solid',
      x: along(x(day) ?? 0),
      y: Math.round(y(completed)),
      width: along(Math.min(x.bandwidth(), 6)),
      height: Math.round(y(0) - y(completed)),
    }),
  );
  const marks = mailings.map(({ day }, i) => drawMark(String(i + 1), (x(day) ?? 0) + Math.min(x.bandwidth(), 6) / 2));
  const below = plotTop + plotHeight + 18;
  const [first, last] = [all[0]?.day ?? '', all.at(-1)?.day ?? ''];
  return {
    height: below + 6,
    drawing: [
      grid.map((value) => drawGrid(numbers.count(value), y(value))),
      bars,
      marks,
      line(numbers.shortDay(first, last), { class: 'c-axis', x: along(x(first) ?? 0), y: below }),
      first === last ? [] : line(numbers.shortDay(last, first), { class: 'c-axis c-end', x: '100%', y: below }),
    ],
  };
}

function drawGrid(words: string, y: number): Drawing {
  return [
    element('line', { class: 'c-grid', x1: 0, x2: '100%', y1: y, y2: y }),
    line(words, { class: 'c-axis', x: 0, y: y - 4 }),
  ];
}

function drawMark(number: string, x: number): Drawing {
  return [
    element('line', { class: 'c-break', x1: along(x), x2: along(x), y1: plotTop - 2, y2: plotTop + plotHeight }),
    line(number, { class: 'c-axis c-middle', x: along(x), y: plotTop - 6 }),
  ];
}

/** Every day from the first to the last. */
function withoutGaps(days: readonly Day[]): Day[] {
  const counts = new Map<string, number>();
  for (const { day, completed } of days) counts.set(day, (counts.get(day) ?? 0) + completed);
  const all: Day[] = [];
  const given = [...counts.keys()].sort();
  const last = given.at(-1) ?? '';
  for (let day = given[0] ?? ''; day !== '' && day <= last; day = next(day)) {
    all.push({ day, completed: counts.get(day) ?? 0 });
  }
  return all;
}

function next(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

function sentences({ language, days, mailings = [] }: DayChart): string[] {
  const numbers = numbersIn(language);
  const words = chartTexts[language];
  const total = numbers.count(days.reduce((sum, { completed }) => sum + completed, 0));
  const [first, last] = [days[0]?.day ?? '', days.at(-1)?.day ?? ''];
  const sent = mailings.map((mailing) => words.mailing(numbers.day(mailing.day), mailing.words));
  if (first === last) return [words.oneDay(total, numbers.day(first)), ...sent];
  return [
    words.days(total, numbers.day(first), numbers.day(last)),
    ...days.map(({ day, completed }) => words.day(numbers.day(day), numbers.count(completed))),
    ...(withoutGaps(days).length > days.length ? [words.otherDays] : []),
    ...sent,
  ];
}
