import { missingNumber, skippedByRouting } from './code.js';
import type { Fields } from './fields.js';
import { askedCode, baseCode, type Cell, type Count, type Variable } from './question.js';
import type { Questionnaire } from './questionnaire.js';

/** The table in which every response counts once, whatever its answers. */
export const everyone = '';

/** Returns what one response adds to the tallies of its group. */
export function countResponse(questionnaire: Questionnaire, answers: Fields): Count[] {
  return [
    { table: everyone, code: baseCode },
    ...questionnaire.questions.flatMap(({ results }) => [
      ...results.asked(answers).map((table) => ({ table, code: askedCode })),
      ...results.counts(answers),
    ]),
  ];
}

/**
 * Returns one row of microdata, with a value for every variable. Where routing skipped the question
 * it is 97, and text and dates are empty.
 */
export function recordOf(questionnaire: Questionnaire, answers: Fields): Record<string, Cell> {
  const row: Record<string, Cell> = {};
  for (const question of questionnaire.questions) {
    if (question.routing.given(answers) === undefined) {
      for (const variable of question.data.variables) row[variable.name] = skipped(variable);
    } else Object.assign(row, question.data.row(answers));
  }
  return row;
}

/**
 * Returns the value of a variable where routing skipped its question. It is 97, or a longer code
 * ending in 97 for a number; text and dates are empty.
 */
export function skipped(variable: Variable): Cell {
  if (variable.type === 'text' || variable.type === 'date') return '';
  return variable.type === 'number' ? missingNumber(skippedByRouting, variable.max ?? 0) : skippedByRouting;
}
