import { missingNumber, skippedByRouting } from './code.js';
import type { Fields } from './fields.js';
import { baseCode, type Cell, type Count, type Variable } from './question.js';
import type { Questionnaire } from './questionnaire.js';

/** The table under which every response counts once, whatever it answered. */
export const everyone = '';

/** What one response adds to the tallies of its group. */
export function countResponse(questionnaire: Questionnaire, answers: Fields): Count[] {
  return [
    { table: everyone, code: baseCode },
    ...questionnaire.questions.flatMap((question) => question.results.counts(answers)),
  ];
}

/** One row of microdata: a value for every variable, 97 where routing skipped the question, text empty. */
export function recordOf(questionnaire: Questionnaire, answers: Fields): Record<string, Cell> {
  const row: Record<string, Cell> = {};
  for (const question of questionnaire.questions) {
    if (question.routing.given(answers) === undefined) {
      for (const variable of question.data.variables) row[variable.name] = skipped(variable);
    } else Object.assign(row, question.data.row(answers));
  }
  return row;
}

/** The value of a variable where routing skipped its question: 97, and text and dates empty. */
export function skipped(variable: Variable): Cell {
  if (variable.type === 'text' || variable.type === 'date') return '';
  return variable.type === 'number' ? missingNumber(skippedByRouting, variable.max ?? 0) : skippedByRouting;
}
