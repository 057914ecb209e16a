import type { Language } from '../../language/text.js';
import { numbersIn } from '../../language/numbers.js';
import type { Picture, Titled } from './picture.js';
import { along, element, line, type Drawing } from './svg.js';
import { chartTexts } from './texts.js';
import { drawKey, drawWhisker, type KeyLine, type Range } from './whisker.js';
import { label, lineHeight, valueWidth, widthOf, wrap } from './wrapped.js';

/** How many of the base gave an answer, and its percentage (0–100). */
export interface CountedShare {
  readonly count: number;
  readonly percent: number;
}

/** A number that is not told: what stands in its place, and what is read aloud. */
export interface HiddenShare {
  readonly shown: string;
  readonly said: string;
}

/** A number of people, or what hides it. */
export type Share = CountedShare | HiddenShare;

/** One answer: its number or what hides it, and its 95% interval where there is one. */
export type AnswerBar = Share & {
  readonly label: string;
  readonly interval?: Range | undefined;
  /** What a part of these people said. */
  readonly part?: BarPart | undefined;
};

/** The same answer of a part of the people, and where chance alone may put it. */
export type BarPart = Share & {
  readonly base: number;
  /** Undefined where too little is told to say. */
  readonly chance: Range | undefined;
};

/** Bars of the same people. `heading` names them where a chart has more than one such section. */
export interface BarSection {
  readonly heading?: string;
  readonly base: number;
  readonly bars: readonly AnswerBar[];
}

export interface BarChart extends Titled {
  readonly language: Language;
  readonly sections: readonly BarSection[];
  /** The people that the intervals are about; undefined or null: a larger group of such people. */
  readonly population?: number | null | undefined;
}

/** Returns whether a number is told. */
function isCounted<S extends Share>(share: S): share is S & CountedShare {
  return 'count' in share;
}

const barHeight = 14;
const partHeight = 23;
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
      const value = isCounted(bar) ? numbers.percent(bar.percent) : bar.shown;
      const lines = wrap(bar.label, width - Math.max(valueWidth, widthOf(value) + 12));
      drawing.push(label(lines, top, value));
      top += lines.length * lineHeight + 4;
      drawing.push(drawBar(bar, top));
      top += barHeight;
      if (bar.part) {
        drawing.push(drawPart(bar.part, top, language));
        top += partHeight;
      }
      top += gap;
    }
    if (heading !== undefined) top += gap;
  }
  drawing.push(drawAxis(top));
  top += lineHeight;
  const key = drawKey(id, keyOf(chart), top, width);
  return { height: top + key.height, drawing: [drawing, key.drawing] };
}

function drawBar(bar: AnswerBar, y: number): Drawing {
  return [
    element('rect', { class: 'c-track', x: 0, y, width: '100%', height: barHeight }),
    isCounted(bar) ? element('rect', { class: 'c-bar', x: 0, y, width: along(bar.percent), height: barHeight }) : [],
    bar.interval ? drawWhisker(bar.interval, y + barHeight / 2) : [],
  ];
}

/** The part as a dot in the area where chance may put it, with its number beside it. */
function drawPart(part: BarPart, y: number, language: Language): Drawing {
  const { chance } = part;
  const band =
    chance &&
    element('rect', {
      class: 'c-chance',
      x: along(chance.low),
      y: y + 6,
      width: along(chance.high - chance.low),
      height: partHeight - 6,
    });
  const words = { class: 'c-axis', y: y + partHeight - 5 };
  if (!isCounted(part))
    return [
      band ?? [],
      line(chartTexts[language].partShown(part.shown), { ...words, class: 'c-axis c-end', x: '100%' }),
    ];
  const beside = part.percent > 80 ? { class: 'c-axis c-end', dx: -9 } : { dx: 9 };
  return [
    band ?? [],
    element('circle', { class: 'c-dot', cx: along(part.percent), cy: y + partHeight / 2 + 3, r: 5 }),
    line(numbersIn(language).percent(part.percent), { ...words, x: along(part.percent), ...beside }),
  ];
}

function drawAxis(top: number): Drawing {
  return [
    line('0%', { class: 'c-axis', x: 0, y: top + 10 }),
    line('50%', { class: 'c-axis c-middle', x: '50%', y: top + 10 }),
    line('100%', { class: 'c-axis c-end', x: '100%', y: top + 10 }),
  ];
}

function keyOf({ language, sections, population }: BarChart): KeyLine[] {
  const words = chartTexts[language];
  const some = (known: (bar: AnswerBar) => unknown, key: KeyLine) =>
    sections.some(({ bars }) => bars.some(known)) ? [key] : [];
  const people = population ? words.keyDescribed(numbersIn(language).count(population)) : words.keyLarger;
  return [
    ...some(({ interval }) => interval, { mark: 'whisker', words: people }),
    ...some(({ part }) => part && isCounted(part), { mark: 'dot', words: words.keyPart }),
    ...some(({ part }) => part?.chance, { mark: 'chance', words: words.keyPartChance }),
  ];
}

function describe({ language, sections }: BarChart): string[] {
  const numbers = numbersIn(language);
  const words = chartTexts[language];
  return sections.flatMap(({ heading, base, bars }) => [
    ...(heading === undefined ? [] : [words.section(heading, words.people(numbers.count(base)))]),
    ...bars.map((bar) => sayBar(bar, base, language)),
  ]);
}

function sayBar(bar: AnswerBar, base: number, language: Language): string {
  const numbers = numbersIn(language);
  const words = chartTexts[language];
  const { label, interval, part } = bar;
  const besides = part ? ` ${sayPart(part, language)}` : '';
  if (!isCounted(bar)) return `${words.hiddenBar(label, bar.said)}${besides}`;
  const said = [label, numbers.count(bar.count), numbers.count(base), numbers.percent(bar.percent)] as const;
  if (!interval) return `${words.bar(...said)}${besides}`;
  const { low, high } = interval;
  return `${words.barWithInterval(...said, numbers.percent(low), numbers.percent(high))}${besides}`;
}

function sayPart(part: BarPart, language: Language): string {
  const { count, percent } = numbersIn(language);
  const words = chartTexts[language];
  const { base, chance } = part;
  if (!isCounted(part)) return words.hiddenPart(part.said);
  const said = words.part(count(part.count), count(base), percent(part.percent));
  return chance ? `${said} ${words.partChance(percent(chance.low), percent(chance.high))}` : said;
}
