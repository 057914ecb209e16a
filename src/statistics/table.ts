/** Counts of people, row by row. */
export type CountTable = readonly (readonly number[])[];

interface Margins {
  readonly cells: CountTable;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly total: number;
}

/** Throws a RangeError unless all rows have equally many whole numbers from 0 on. */
export function checkTable(table: CountTable): void {
  const width = table[0]?.length;
  const fits = table.every((row) => row.length === width && row.every((n) => Number.isSafeInteger(n) && n >= 0));
  if (!fits) throw new RangeError('Give rows of equal length, of whole numbers of 0 or more.');
}

/** Returns the table and its totals, without empty rows and columns. */
export function withoutEmpty(table: CountTable): Margins {
  const filledRows = table.filter((row) => sum(row) > 0);
  const columnTotals = (filledRows[0] ?? []).map((_, j) => sum(filledRows.map((row) => row[j] ?? 0)));
  const cells = filledRows.map((row) => row.filter((_, j) => columnTotals[j] !== 0));
  const rows = cells.map(sum);
  return { cells, rows, columns: columnTotals.filter((n) => n > 0), total: sum(rows) };
}

/** Returns the sum of the numbers; 0 for none. */
export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
