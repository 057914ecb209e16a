import { readWholeNumber } from '../../language/numbers.js';
import { inLanguage, type Language } from '../../language/text.js';
import type { Predictions } from '../../publication/seal-expectation.js';
import { singleValue, type Fields } from '../../questionnaire/fields.js';
import type { Predictable } from '../../results/predictable.js';
import { expectTexts } from './expectations-texts.js';
import type { FieldProblem } from './field-problem.js';

/** What was typed, what is wrong with it, and the predictions in it. */
export interface ReadExpectations {
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
  readonly predictions: Predictions;
}

/** Returns the name of the field of what can be predicted. */
export function fieldOf({ group, id }: Pick<Predictable, 'group' | 'id'>): string {
  return `${group}_${id}`;
}

/** Returns the percentages that somebody typed; what stayed empty is not there. */
export function readExpectations(
  form: Fields,
  predictables: readonly Predictable[],
  language: Language,
): ReadExpectations {
  const text = expectTexts[language];
  const typed: Record<string, string> = {};
  const problems: FieldProblem[] = [];
  const predictions: Predictions = {};
  for (const predictable of predictables) {
    const { group, id } = predictable;
    const field = fieldOf(predictable);
    const value = (typed[field] = singleValue(form, field) ?? '');
    const percent = readWholeNumber(value.replace(/%\s*$/, ''));
    if (percent !== undefined && percent <= 100) {
      predictions[group] = { ...predictions[group], [id]: percent };
    } else if (value !== '') {
      problems.push({ field, words: text.notWhole(inLanguage(predictable.text, language)) });
    }
  }
  const [first] = predictables;
  const isEmpty = Object.values(typed).every((value) => value === '');
  if (isEmpty && first) problems.push({ field: fieldOf(first), words: text.nothing });
  return { typed, problems, predictions };
}
