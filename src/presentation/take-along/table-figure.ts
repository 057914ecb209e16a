import type { Question } from '../../questionnaire/question.js';
import type { ShownOption, ShownResults } from '../../publication/results.js';
import { bare } from '../bare.js';
import { describeHidden, type Reader } from '../hidden.js';
import type { Locale } from '../locale.js';
import { tablePicture } from '../table-picture.js';
import { isToldOption, shownIn, type ToldTable } from '../told.js';
import { takeAlongTexts } from '../texts/take-along.js';
import type { TakenFigure } from './figure-file.js';
import { sourceOf, type Origin } from './source.js';

/** Returns a table of a group's results to take along. Undefined where nothing is drawn. */
export function tableFigure(
  table: ToldTable,
  question: Question,
  results: ShownResults,
  origin: Origin,
  page: Locale & Reader,
): TakenFigure | undefined {
  const { language, numbers } = page;
  const texts = takeAlongTexts[language];
  const picture = tablePicture(table, question, page);
  if (!picture) return undefined;
  const { base, asked, population } = table;
  const people = { base: numbers.count(base), asked: numbers.count(asked ?? results.n), n: numbers.count(results.n) };
  return {
    picture,
    source: sourceOf(
      origin,
      asked !== null && asked < results.n ? texts.baseOfAsked(origin.who, people) : texts.base(origin.who, people),
    ),
    rows: shownIn(table).map((option) => ({
      answer: bare(option.label, language),
      wave: results.wave,
      base,
      ...numbersOf(option, page),
      interval: !isToldOption(option)
        ? ''
        : population === null
          ? texts.intervals.larger
          : texts.intervals.described(numbers.count(population)),
    })),
  };
}

/** The numbers of an answer; a hidden one has what stands in their place. */
function numbersOf(option: ShownOption, page: Reader) {
  if (!isToldOption(option)) return { count: describeHidden(option, page).shown, percent: null, low: null, high: null };
  const { count, percent, low, high } = option;
  return { count, percent, low, high };
}
