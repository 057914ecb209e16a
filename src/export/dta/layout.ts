import type { TextSize } from '../measure.js';
import { hasWords, type FileVariable } from '../../questionnaire/variables.js';

/**
 * The most bytes of a text that stands in its row; where one is longer, all of them stand apart.
 */
const longestText = 2045;

/** Stata's numbers for the types that a column can have; that of a text is its width in bytes. */
const types = { longText: 32768, double: 65526, long: 65528, byte: 65530 } as const;

/** A variable as a .dta file lays it out. */
export interface DtaVariable {
  readonly variable: FileVariable;
  /** How a row holds it: its text, the place of its text, a number, a day, or a code. */
  readonly holds: 'text' | 'place' | 'number' | 'day' | 'code';
  /** Stata's number for its type. */
  readonly type: number;
  /** How many bytes a row holds of it. */
  readonly bytes: number;
  readonly format: string;
  readonly size: TextSize;
}

/** Returns how each variable is laid out. */
export function layOut(variables: readonly FileVariable[], texts: readonly TextSize[]): DtaVariable[] {
  return variables.map((variable, i): DtaVariable => {
    const size = texts[i] ?? { longest: 0, bytes: 0, filled: 0 };
    const about = { variable, size };
    if (variable.type === 'code') return { ...about, holds: 'code', type: types.byte, bytes: 1, format: '%8.0g' };
    if (variable.type === 'date')
      return { ...about, holds: 'day', type: types.long, bytes: 4, format: '%tdCCYY-NN-DD' };
    if (variable.type === 'number')
      return { ...about, holds: 'number', type: types.double, bytes: 8, format: '%10.0g' };
    const width = Math.max(1, size.longest);
    const format = `%${Math.min(width, 60)}s`;
    return width > longestText
      ? { ...about, holds: 'place', type: types.longText, bytes: 8, format: '%60s' }
      : { ...about, holds: 'text', type: width, bytes: width, format };
  });
}

/**
 * Returns a code as a number. Stata names numbers alone: of a word it is the place among the codes,
 * from 1.
 */
export function numberOf(variable: FileVariable, code: string | number): number {
  if (!hasWords(variable)) return Number(code);
  const answers = variable.values.filter(({ missing }) => missing === undefined);
  return answers.findIndex((value) => String(value.code) === String(code)) + 1;
}
