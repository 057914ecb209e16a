import type { Language } from '../../language/text.js';
import { numbersIn } from '../../language/numbers.js';
import type { Picture, Titled } from './picture.js';
import { along, element, type Drawing } from './svg.js';
import { chartTexts } from './texts.js';
import { label, lineHeight } from './wrapped.js';

/** How many people answered, and how many who were asked did not. */
export interface PeopleChart extends Titled {
  readonly language: Language;
  readonly answered: number;
  readonly silent: number;
}

/** Above so many people a dot is no longer seen as somebody: they become a bar. */
const mostDots = 150;

const step = 14;
/** Between tens. */
const gap = 6;
const radius = 4.5;
const barHeight = 18;

/** Returns everyone who was asked as a dot: filled for who answered, hollow for who was silent. */
export function peoplePicture(chart: PeopleChart): Picture {
  const { id, title, language, answered, silent } = chart;
  const numbers = numbersIn(language);
  const words = chartTexts[language];
  const asked = answered + silent;
  const share = numbers.percent(asked === 0 ? 0 : (100 * answered) / asked);
  const sentences = [words.peopleAnswered(numbers.count(answered), numbers.count(asked), share)];
  return { id, title, sentences, draw: (width) => draw(chart, width) };
}

function draw({ language, answered, silent }: PeopleChart, width: number) {
  const numbers = numbersIn(language);
  const words = chartTexts[language];
  const people = answered + silent <= mostDots ? drawDots(answered, silent, width) : drawBar(answered, silent);
  const below = people.height + 4;
  const told = [
    ['c-dot', words.answered(numbers.count(answered))],
    ['c-ring', words.silent(numbers.count(silent))],
  ] as const;
  const key = told.map(([className, text], i) => [
    element('circle', { class: className, cx: 6, cy: below + i * lineHeight + 8.5, r: radius }),
    label([text], below + i * lineHeight, undefined, 18),
  ]);
  return { height: below + told.length * lineHeight, drawing: [people.drawing, key] };
}

/** Rows of tens, so that they can be counted. */
function drawDots(answered: number, silent: number, width: number) {
  const perRow = 10 * Math.max(1, Math.floor((width + gap) / (10 * step + gap)));
  const all = answered + silent;
  const drawing = Array.from({ length: all }, (_, i) =>
    element('circle', {
      class: i < answered ? 'c-dot' : 'c-ring',
      cx: 6 + step * (i % perRow) + gap * Math.floor((i % perRow) / 10),
      cy: 6 + step * Math.floor(i / perRow),
      r: radius,
    }),
  );
  return { height: step * Math.ceil(all / perRow), drawing };
}

function drawBar(answered: number, silent: number): { readonly height: number; readonly drawing: Drawing } {
  const share = along((100 * answered) / (answered + silent));
  const place = { x: 0, y: 1, height: barHeight };
  return {
    height: barHeight + 4,
    drawing: [
      element('rect', { class: 'c-part c-neutral', ...place, width: '100%' }),
      element('rect', { class: 'c-part c-far-high', ...place, width: share }),
    ],
  };
}
