import type { TableCell } from '../files/csv-table.js';
import type { ShownComparison } from '../publication/comparison.js';
import type { ShownResults } from '../publication/results.js';
import type { Condition } from '../questionnaire/condition.js';
import type { CoreOutcome } from '../results/core-outcomes.js';
import type { BaselineDefinition } from '../study/definition.js';

/** The names of the columns of `anchorsTable`; lists in a cell are parted by a space. */
export const anchorColumns = [
  ...['group', 'against', 'figure', 'question', 'numerator', 'base_codes', 'outside_column', 'outside_values'],
  ...['count', 'base', 'percent', 'percent_from', 'percent_below', 'base_from', 'base_to'],
  ...['worst', 'best', 'verdict_on_base', 'low', 'high', 'verdict'],
] as const;

/**
 * Returns the published figures that a comparison with a baseline judged: a row for each defensible
 * base, with what was published, the p values over all counts behind it, and the verdict.
 */
export function anchorsTable(comparison: ShownComparison, baseline: BaselineDefinition): TableCell[][] {
  const { group, against, figures, questionnaire } = comparison;
  return figures.flatMap((figure) => {
    if (figure.comparability !== 'baseline') return [];
    const { id } = figure.published;
    const published = baseline.figures.find((one) => one.id === id);
    const reading = published?.readings[published.reading];
    const question = questionnaire?.questions.find(({ definition }) => definition.anchor?.figure === id);
    const anchor = question?.definition.anchor;
    if (!published || !reading || !anchor) return [];
    return figure.bases.map(({ codes, now, p, verdict }): TableCell[] => [
      ...[group, against, id, figure.question, anchor.numerator.join(' '), codes.join(' ')],
      ...outsideOf(anchor.outside),
      ...[now.count, now.base, published.percent, reading.from, reading.below, reading.low, reading.high],
      ...[p?.worst ?? null, p?.best ?? null, verdict],
      ...[figure.difference?.low ?? null, figure.difference?.high ?? null, figure.verdict],
    ]);
  });
}

/** Whom a published figure was not about: a column and its values, or that it takes more to say. */
function outsideOf(outside: Condition | undefined): TableCell[] {
  if (!outside) return [null, null];
  return 'in' in outside ? [outside.question, outside.in.join(' ')] : ['several', null];
}

/** The names of the columns of `outcomesTable`; lists in a cell are parted by a space. */
export const outcomeColumns = [
  ...['group', 'against', 'outcome', 'question', 'code', 'comparability', 'method', 'now', 'then'],
  ...['p', 'adjusted', 'verdict', 'trend_method', 'trend_waves', 'trend_p', 'trend_adjusted', 'trend_verdict'],
] as const;

/**
 * Returns the core outcomes beside an earlier wave that was counted: how many gave each answer now
 * and then, the test, and the verdict in its family. Of one answer the counts are who gave it and
 * who gave another.
 */
export function outcomesTable(
  { group, against, outcomes }: ShownComparison,
  { now, then }: { readonly now: ShownResults; readonly then: ShownResults },
): TableCell[][] {
  return outcomes.map((outcome): TableCell[] => {
    const { id, question, code, comparability, method, p, adjusted, verdict, trend } = outcome;
    return [
      ...[group, against, id, question, code, comparability, method],
      ...[countsOf(outcome, now), countsOf(outcome, then), p, adjusted, verdict],
      ...[trend?.method ?? null, trend?.waves.join(' ') ?? null],
      ...[trend?.p ?? null, trend?.adjusted ?? null, trend?.verdict ?? null],
    ];
  });
}

function countsOf({ question, code }: CoreOutcome, { questions }: ShownResults): string {
  const table = questions.find(({ id }) => id === question);
  const counts = (table?.options ?? []).filter(({ missing }) => missing === null);
  if (code === null) return counts.map(({ count }) => count).join(' ');
  const chosen = counts.find((option) => String(option.code) === String(code))?.count ?? 0;
  return `${chosen} ${(table?.base ?? 0) - chosen}`;
}
