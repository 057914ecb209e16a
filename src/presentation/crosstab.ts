import { inLanguage, type Language } from '../language/text.js';
import type { Table } from '../questionnaire/question.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import type { Association } from '../results/association.js';
import type { Crosstab, CrosstabRow } from '../results/crosstab-table.js';
import { alpha } from '../results/verdict.js';
import { barChart, stackedChart } from './charts/index.js';
import type { Locale } from './locale.js';
import { bare } from './bare.js';
import { smallBase } from './question.js';
import { crosstabTexts } from './texts/crosstab.js';

/** The most answers that are distinguishable in one bar. */
const mostParts = 5;

/** Returns the questions and items to choose from. An item stands after the text of its question. */
export function showChoices(questionnaire: Questionnaire, sides: readonly Table[], language: Language) {
  const own = new Set(sides);
  return questionnaire.questions.flatMap(({ definition, results }) =>
    results.tables
      .filter((table) => own.has(table))
      .map(({ id, text }) => {
        const [question, item] = [inLanguage(definition.text, language), inLanguage(text, language)];
        return { id, words: item.startsWith(question) ? item : `${question} ${item}` };
      }),
  );
}

/** Returns two questions together, for views/results/crosstab.eta. */
export function showCrosstab(crosstab: Crosstab, page: Locale) {
  const { language, numbers } = page;
  const text = crosstabTexts[language];
  const { row, column, n, base, rows, all, association } = crosstab;
  return {
    row: inLanguage(row.text, language),
    column: inLanguage(column.text, language),
    base: base === 0 ? text.nobody : text.base(numbers.count(base), numbers.count(n)),
    empty: base === 0,
    notes: [
      ...(row.overlapping ? [text.overlappingRow] : []),
      ...(column.overlapping ? [text.overlappingColumn] : []),
      ...(rows.some((one) => one.base > 0 && one.base < smallBase) ? [text.smallRows] : []),
    ],
    columns: column.options.map(({ label }) => bare(label, language)),
    rows: rows.map((one) => ({ label: bare(one.label, language), ...showRow(one, page) })),
    all: showRow(all, page),
    chart: base === 0 ? '' : drawCrosstab(crosstab, language),
    association: describeAssociation(association, base, page),
    tested: association.method !== 'none',
  };
}

function showRow({ base, cells }: Pick<CrosstabRow, 'base' | 'cells'>, { numbers }: Locale) {
  return {
    people: numbers.count(base),
    cells: cells.map(({ count, percent }) => ({
      count: numbers.count(count),
      percent: percent === null ? '' : numbers.percent(percent, base),
    })),
  };
}

/** One bar for each row; where the column's answers overlap or are many, a bar for each answer. */
function drawCrosstab({ row, column, rows }: Crosstab, language: Language): string {
  const title = crosstabTexts[language].chart(inLanguage(row.text, language), inLanguage(column.text, language));
  const points = column.options.map(({ label }) => bare(label, language));
  const shown = rows.filter(({ base }) => base > 0);
  if (!column.overlapping && points.length <= mostParts) {
    return stackedChart({
      id: 'crosstab-chart',
      title,
      language,
      points,
      rows: shown.map(({ label, base, cells }) => ({
        label: bare(label, language),
        base,
        counts: cells.map(({ count }) => count),
      })),
    });
  }
  return barChart({
    id: 'crosstab-chart',
    title,
    language,
    sections: shown.map(({ label, base, cells }) => ({
      heading: bare(label, language),
      base,
      bars: cells.map(({ count, percent }, i) => ({ label: points[i] ?? '', count, percent: percent ?? 0 })),
    })),
  });
}

/** Whether the answers are associated, in one careful sentence. */
function describeAssociation(association: Association, base: number, { language, numbers }: Locale): string {
  const text = crosstabTexts[language];
  if (association.method === 'none') {
    return association.reason === 'overlapping' ? text.overlapping : text.notComputable;
  }
  const p = numbers.p(association.p);
  const test =
    association.method === 'freeman-halton'
      ? text.exact(p)
      : text.chiSquare(numbers.decimal(association.statistic), numbers.count(association.df), p);
  const sentence = association.p < alpha ? text.associated(test) : text.notAssociated(test, numbers.count(base));
  return association.method === 'chi-square' && association.smallExpected
    ? `${sentence} ${text.smallExpected}`
    : sentence;
}
