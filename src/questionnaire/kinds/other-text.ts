import { singleValue, type Fields } from '../fields.js';
import { findOption, longestOther, textField, type Option } from '../option.js';
import { atMostCharacters, messages } from '../messages.js';
import type { Cell, ResponseCells, AnswerProblem, Variable } from '../question.js';

/** Returns the "anders, namelijk" fields, one for each option with a text. */
export function otherFields(question: string, options: readonly Option[]): string[] {
  return options.filter((option) => option.text).map((option) => textField(question, option));
}

/** Returns the options whose text was written. */
export function writtenAt(question: string, options: readonly Option[], form: Fields): Option[] {
  return options.filter((option) => option.text && singleValue(form, textField(question, option)));
}

/**
 * Returns the options that were ticked, and those that their words choose: without JavaScript one
 * may forget the tick. Words that stood there before choose only where nothing is ticked, since
 * unticking leaves them in their field. Beside an exclusive answer no words choose.
 */
export function chosenAt(
  question: string,
  options: readonly Option[],
  ticked: readonly Option[],
  { form, answers }: { readonly form: Fields; readonly answers: Fields },
): Option[] {
  if (ticked.some(({ exclusive }) => exclusive)) return [...ticked];
  const isNew = (field: string) => singleValue(form, field) !== singleValue(answers, field);
  const byWords = writtenAt(question, options, form).filter(
    (option) => !ticked.length || isNew(textField(question, option)),
  );
  return options.filter((option) => ticked.includes(option) || byWords.includes(option));
}

/**
 * Returns the texts of the chosen options. With a problem for each text that is empty or too long,
 * and for words that stand beside an exclusive answer. Other words of an option that was not chosen
 * are dropped.
 */
export function parseOthers(
  question: string,
  options: readonly Option[],
  chosen: readonly string[],
  form: Fields,
): { fields: Record<string, string>; problems: AnswerProblem[] } {
  const fields: Record<string, string> = {};
  const problems: AnswerProblem[] = [];
  const alone = chosen.some((code) => findOption(options, code)?.exclusive);
  for (const option of options.filter(({ text }) => text)) {
    const field = textField(question, option);
    const text = singleValue(form, field) ?? '';
    if (!chosen.includes(String(option.code))) {
      if (text && alone) problems.push({ field, message: messages.leaveBlank });
    } else if (!text) problems.push({ field, message: messages.writeOther });
    else if (text.length > longestOther) {
      problems.push({ field, message: atMostCharacters(longestOther, text.length) });
    } else fields[field] = text;
  }
  return { fields, problems };
}

/** Returns the variables of the "anders, namelijk" texts. */
export function otherVariables(question: string, options: readonly Option[]): Variable[] {
  return options
    .filter((option) => option.text)
    .map((option) => ({ name: textField(question, option), type: 'text', label: option.label }));
}

/** Returns the values of these variables in the microdata. */
export function otherCells(question: string, options: readonly Option[], fields: Fields): Record<string, Cell> {
  return Object.fromEntries(otherFields(question, options).map((field) => [field, singleValue(fields, field) ?? '']));
}

/**
 * Returns the texts, in a row of microdata, of the chosen options. With a problem for each text of
 * any other option.
 */
export function readOthers(
  question: string,
  options: readonly Option[],
  chosen: readonly string[],
  cells: ResponseCells,
): { fields: Record<string, string>; problems: AnswerProblem[] } {
  const written = writtenAt(question, options, cells);
  const [belong, stray] = [true, false].map((is) =>
    written
      .filter((option) => chosen.includes(String(option.code)) === is)
      .map((option) => textField(question, option)),
  ) as [string[], string[]];
  return {
    fields: Object.fromEntries(belong.map((field) => [field, cells[field] ?? ''])),
    problems: stray.map((field) => ({ field, message: messages.leaveBlank })),
  };
}
