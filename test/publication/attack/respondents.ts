import type { AskedTable } from './questions.js';

/** Somebody who answered; the answers may become others. */
export interface Respondent {
  readonly id: string;
  readonly bureau: string;
  answers: Record<string, string | readonly string[]>;
}

/** Returns the fields of these tables, with the words that were written beside an answer. */
export function partOf(answers: Respondent['answers'], unit: readonly AskedTable[]): Respondent['answers'] {
  const isOf = (name: string) =>
    unit.some(({ id, several }) => name === id || (name.startsWith(`${id}_`) && (several || name.endsWith('_TEXT'))));
  return Object.fromEntries(Object.entries(answers).filter(([name]) => isOf(name)));
}

/** Lets two people trade these parts of their answers. */
export function trade(
  one: Respondent,
  mine: Respondent['answers'],
  other: Respondent,
  theirs: Respondent['answers'],
): void {
  const without = (answers: Respondent['answers'], part: Respondent['answers']) =>
    Object.fromEntries(Object.entries(answers).filter(([name]) => !(name in part)));
  one.answers = { ...without(one.answers, mine), ...theirs };
  other.answers = { ...without(other.answers, theirs), ...mine };
}

/** Returns the codes that somebody gave, of those that count. */
export function codesOf({ id, from, codes, most }: AskedTable, { answers }: Pick<Respondent, 'answers'>): string[] {
  const fields = from === undefined ? [id] : Array.from({ length: most }, (_, i) => `${id}_${i + 1}`);
  return fields.flatMap((field) => answers[field] ?? []).filter((code) => codes.includes(code));
}

/** Returns whether somebody gave an answer that counts. */
export function isAnswered(table: AskedTable, one: Respondent): boolean {
  return codesOf(table, one).length > 0;
}

/** Returns every other answer that is as much of an answer. */
export function otherAnswers(table: AskedTable, one: Respondent): (string | string[])[] {
  const given = codesOf(table, one);
  if (!given.length) return [];
  if (!table.several) return table.codes.filter((code) => !given.includes(code));
  if (given.some((code) => table.alone.includes(code))) return [];
  const free = table.codes.filter((code) => !table.alone.includes(code));
  return free
    .map((code) => (given.includes(code) ? given.filter((other) => other !== code) : [...given, code]))
    .filter(({ length }) => length > 0);
}
