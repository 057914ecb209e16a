import { inLanguage, type Language, type Text } from '../language/text.js';
import type { Table } from '../questionnaire/question.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import { isAssociated, type TestedAssociation } from '../results/association.js';
import type { Crosstab, CrosstabRow } from '../results/crosstab-table.js';
import { alpha } from '../results/verdict.js';
import { cellBar, onPage } from './charts/index.js';
import { crosstabPicture } from './crosstab-picture.js';
import type { Locale } from './locale.js';
import { bare } from './bare.js';
import { smallBase } from './table-in-words.js';
import { crosstabTexts } from './texts/crosstab.js';

/**
 * Returns the questions and items to choose from. An item stands after the text of its question.
 */
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

/** Returns what two questions are about, in a few words. */
export function describePair(
  questionnaire: Questionnaire | undefined,
  { row, column }: { readonly row: string; readonly column: string },
  language: Language,
): string {
  const tables = questionnaire?.questions.flatMap(({ results }) => results.tables) ?? [];
  const textOf = (id: string) => {
    const text = tables.find((table) => table.id === id)?.text;
    return text ? inLanguage(text, language) : id;
  };
  return `${textOf(row)} – ${textOf(column)}`;
}

/** Returns two questions together, for views/results/crosstab.eta. */
export function showCrosstab(crosstab: Crosstab, page: Locale) {
  const { language, numbers } = page;
  const text = crosstabTexts[language];
  const { row, column, n, base, everybody, rows, all, association } = crosstab;
  const picture = base === 0 ? undefined : crosstabPicture(crosstab, language);
  const marked = association.method !== 'none' && isAssociated(association);
  return {
    row: inLanguage(row.text, language),
    column: inLanguage(column.text, language),
    base:
      base === 0
        ? text.nobody
        : everybody
          ? text.everybody(numbers.count(n))
          : text.base(numbers.count(base), numbers.count(n)),
    empty: base === 0,
    notes: [
      ...(row.overlapping ? [text.overlappingRow] : []),
      ...(column.overlapping ? [text.overlappingColumn] : []),
      ...(rows.some((one) => one.base > 0 && one.base < smallBase) ? [text.smallRows] : []),
    ],
    columns: column.options.map(({ label }) => bare(label, language)),
    rows: rows.map((one) => ({ label: bare(one.label, language), ...showRow(one, page, marked) })),
    all: { label: text.everyone, ...showRow(all, page, false) },
    marked,
    chart: picture ? onPage(picture) : '',
    ...describeAssociation(crosstab, page),
  };
}

function showRow({ base, cells }: Pick<CrosstabRow, 'base' | 'cells'>, page: Locale, marked: boolean) {
  const { language, numbers } = page;
  return {
    people: numbers.count(base),
    cells: cells.map(({ count, percent, low, high, residual }) => ({
      count: crosstabTexts[language].of(numbers.count(count), numbers.count(base)),
      percent: percent === null ? '' : numbers.percent(percent),
      interval: low === null || high === null ? '' : numbers.range(low, high),
      bar: percent === null || low === null || high === null ? '' : cellBar(percent, { low, high }),
      mark:
        !marked || base < smallBase || Math.abs(residual ?? 0) <= striking ? '' : (residual ?? 0) > 0 ? 'more' : 'less',
    })),
  };
}

/** Returns how many pairs there are to look at, and how many would seem associated by chance. */
export function describePairs(pairs: number, { language, numbers }: Locale): string {
  return crosstabTexts[language].pairs(numbers.count(pairs), numbers.count(Math.ceil(alpha * pairs)));
}

/** What the test says, in careful sentences, and how it was done. */
function describeAssociation(crosstab: Crosstab, page: Locale): { finding: string[]; how: string[] } {
  const { association, base } = crosstab;
  const { language, numbers } = page;
  const text = crosstabTexts[language];
  if (association.method === 'none') {
    const { overlapping, exclusive, few, notComputable } = text;
    const why = { overlapping, exclusive, few, 'not-computable': notComputable };
    return { finding: [why[association.reason]], how: [] };
  }
  const { p, simulation } = association;
  const how = [
    association.method === 'kendall' ? text.kendall(numbers.decimal(association.tau)) : text.exact,
    simulation
      ? text.drawn(numbers.count(simulation.tables), numbers.p(simulation.low), numbers.p(simulation.high))
      : text.counted,
  ];
  if (!isAssociated(association)) {
    const say = p < alpha ? text.onEdge : text.notAssociated;
    return { finding: [say(writeP(p, page), numbers.count(base))], how };
  }
  return { finding: describeFound(crosstab, association, page), how };
}

function describeFound(crosstab: Crosstab, association: TestedAssociation, page: Locale): string[] {
  const { language, numbers } = page;
  const text = crosstabTexts[language];
  const { rows, column, pairs } = crosstab;
  const p = writeP(association.p, page);
  const labelOf = ({ label }: { readonly label: Text } | undefined = { label: { nl: '' } }) => bare(label, language);
  const carriers = carryingCells(crosstab).map(({ i, j, residual }) => {
    const say = residual > 0 ? text.moreOften : text.lessOften;
    return say(labelOf(rows[i]), labelOf(column.options[j]));
  });
  const columns = column.options.filter((_, j) => rows.some(({ cells }) => (cells[j]?.count ?? 0) > 0));
  const isPositive = association.method === 'kendall' && association.tau > 0;
  return [
    association.method === 'kendall'
      ? text.associatedInOrder(
          labelOf(rows.findLast((row) => row.base > 0)),
          labelOf(columns.at(isPositive ? -1 : 0)),
          p,
        )
      : text.associated(p),
    isAssociated(association, pairs) ? text.amongAll(numbers.count(pairs)) : text.alone(numbers.count(pairs)),
    ...(carriers.length ? [text.mostly(carriers.join('; '))] : []),
    text.noCause,
  ];
}

/** "p = 0,013", or "p kleiner dan 0,001". */
function writeP(p: number, { numbers }: Locale): string {
  return p < 0.001 ? `p ${numbers.p(p)}` : `p = ${numbers.p(p)}`;
}

/** The distance, in standard errors, from which a cell is said to carry an association. */
const striking = 2;
const mostCarriers = 2;

/**
 * The cells that are furthest from what the totals lead one to expect, each of another row and
 * column; of rows with enough people for a percentage to say anything.
 */
function carryingCells({ rows }: Pick<Crosstab, 'rows'>) {
  const cells = rows
    .flatMap(({ base, cells }, i) =>
      base < smallBase ? [] : cells.map(({ residual }, j) => ({ i, j, residual: residual ?? 0 })),
    )
    .filter(({ residual }) => Math.abs(residual) > striking)
    .sort((a, b) => Math.abs(b.residual) - Math.abs(a.residual) || b.residual - a.residual);
  const carriers: typeof cells = [];
  for (const cell of cells) {
    if (carriers.every(({ i, j }) => i !== cell.i && j !== cell.j)) carriers.push(cell);
  }
  return carriers.slice(0, mostCarriers);
}
