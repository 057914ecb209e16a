import { inLanguage, type Language } from '../language/text.js';
import type { Crosstab } from '../results/crosstab-table.js';
import { bare } from './bare.js';
import { stackedPicture, type Picture } from './charts/index.js';
import { crosstabTexts } from './texts/crosstab.js';

/** The most answers that are distinguishable in one bar. */
const mostParts = 5;

/** Returns one bar for each row. Undefined where its parts cannot be told apart. */
export function crosstabPicture({ row, column, rows }: Crosstab, language: Language): Picture | undefined {
  const points = column.options.map(({ label }) => bare(label, language));
  if (column.overlapping || points.length > mostParts) return undefined;
  return stackedPicture({
    id: 'crosstab-chart',
    title: crosstabTexts[language].chart(inLanguage(row.text, language), inLanguage(column.text, language)),
    language,
    points,
    rows: rows
      .filter(({ base }) => base > 0)
      .map(({ label, base, cells }) => ({
        label: bare(label, language),
        base,
        counts: cells.map(({ count }) => count),
      })),
  });
}
