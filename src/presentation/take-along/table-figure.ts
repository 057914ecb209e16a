import type { Question } from '../../questionnaire/question.js';
import type { ShownResults } from '../../publication/results.js';
import { bare } from '../bare.js';
import type { Locale } from '../locale.js';
import { tablePicture } from '../table-picture.js';
import { toldIn, type ToldTable } from '../told.js';
import { takeAlongTexts } from '../texts/take-along.js';
import type { TakenFigure } from './figure-file.js';
import { sourceOf, type Origin } from './source.js';

/** Returns a table of a group's results to take along. Undefined where nothing is drawn. */
export function tableFigure(
  table: ToldTable,
  question: Question,
  results: ShownResults,
  origin: Origin,
  page: Locale,
): TakenFigure | undefined {
  const { language, numbers } = page;
  const texts = takeAlongTexts[language];
  const picture = tablePicture(table, question, language);
  if (!picture) return undefined;
  const { base, asked, population } = table;
  const people = { base: numbers.count(base), asked: numbers.count(asked), n: numbers.count(results.n) };
  return {
    picture,
    source: sourceOf(
      origin,
      asked < results.n ? texts.baseOfAsked(origin.who, people) : texts.base(origin.who, people),
    ),
    rows: toldIn(table).map(({ label, count, percent, low, high }) => ({
      answer: bare(label, language),
      wave: results.wave,
      ...{ count, base, percent, low, high },
      interval: population === null ? texts.intervals.larger : texts.intervals.described(numbers.count(population)),
    })),
  };
}
