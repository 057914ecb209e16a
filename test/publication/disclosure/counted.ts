import type { CountedTable, Row } from '../../../src/publication/disclosure/counted.js';

/** What a counted table is by itself, where a test says nothing else of it. */
const plain: Omit<CountedTable, 'id' | 'shape' | 'codes' | 'rows'> = {
  fold: undefined,
  sensitive: false,
  partial: false,
  exact: [],
  leftOut: [],
  missing: [],
  exclusive: [],
  chosenFrom: undefined,
  most: undefined,
  union: undefined,
};

/** Returns the codes 1, 2, 3 … of so many answers. */
export function codesOf(answers: number): string[] {
  return Array.from({ length: answers }, (_, i) => String(i + 1));
}

/** Returns the row of people who gave these numbers of answers; all of them, one answer each. */
export function rowOf(counts: readonly number[], base = counts.reduce((sum, count) => sum + count, 0)): Row {
  return { base, counts: Object.fromEntries(counts.map((count, i) => [String(i + 1), count])) };
}

/** Returns a table of so many answers, of which each bureau has these rows. */
export function tableOf(
  shape: CountedTable['shape'],
  answers: number,
  rows: Readonly<Record<string, Row>>,
  more: Partial<CountedTable> = {},
): CountedTable {
  return { ...plain, id: 'Q', shape, codes: codesOf(answers), rows, ...more };
}
