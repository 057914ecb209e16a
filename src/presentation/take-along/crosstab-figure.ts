import type { Crosstab } from '../../results/crosstab-table.js';
import { bare } from '../bare.js';
import { crosstabPicture } from '../crosstab-picture.js';
import type { Locale } from '../locale.js';
import { takeAlongTexts } from '../texts/take-along.js';
import type { TakenFigure } from './figure-file.js';
import { sourceOf, type Origin } from './source.js';

/** The name of this figure among those of a group; which questions it is of stands in the query. */
export const crosstabId = 'crosstab';

/** Returns two questions together, to take along. Undefined where they are not drawn. */
export function crosstabFigure(crosstab: Crosstab, origin: Origin, page: Locale): TakenFigure | undefined {
  const { language, numbers } = page;
  const texts = takeAlongTexts[language];
  const { rows, column, base, everybody, n } = crosstab;
  const picture = crosstabPicture(crosstab, language);
  if (!picture) return undefined;
  return {
    picture,
    source: sourceOf(
      origin,
      everybody
        ? texts.everybody(origin.who, numbers.count(n))
        : texts.both(origin.who, numbers.count(base), numbers.count(n)),
    ),
    rows: rows.flatMap((row) =>
      row.cells.map(({ count, percent, low, high }, i) => ({
        answer: [row, column.options[i]].map((one) => (one ? bare(one.label, language) : '')).join(' – '),
        wave: origin.wave.slug,
        ...{ count, base: row.base, percent, low, high },
        interval: texts.intervals.larger,
      })),
    ),
  };
}
