import type { Question } from '../../questionnaire/question.js';
import type { ShownResults, ShownTable } from '../../publication/results.js';
import { bare } from '../bare.js';
import type { Locale } from '../locale.js';
import { substantiveIn, tablePicture } from '../table-picture.js';
import { takeAlongTexts } from '../texts/take-along.js';
import type { TakenFigure } from './figure-file.js';
import { sourceOf, type Origin } from './source.js';

/** Returns a table of a group's results to take along. Undefined where nothing is drawn. */
export function tableFigure(
  table: ShownTable,
  question: Question,
  results: ShownResults,
  origin: Origin,
  page: Locale,
): TakenFigure | undefined {
  const { language, numbers } = page;
  const texts = takeAlongTexts[language];
  const picture = tablePicture(table, question, { language, population: table.population });
  if (!picture) return undefined;
  const { base } = table;
  const asked = results.population === null ? '' : numbers.count(results.population);
  return {
    picture,
    source: sourceOf(origin, texts.base(origin.who, numbers.count(base), numbers.count(results.n), asked)),
    rows: substantiveIn(table).map(({ label, count, percent, low, high }) => ({
      answer: bare(label, language),
      wave: results.wave,
      ...{ count, base, percent, low, high },
      interval: texts.intervals[results.interval],
    })),
  };
}
