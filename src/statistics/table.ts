/** Counts of people, row by row. */
export type CountTable = readonly (readonly number[])[];

interface Margins {
  readonly cells: CountTable;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly total: number;
}

/** Refuses, with a RangeError, what is no rectangle of whole numbers of 0 or more. */
export function checkTable(table: CountTable): void {
  const width = table[0]?.length;
  const fits = table.every((row) => row.length === width && row.every((n) => Number.isSafeInteger(n) && n >= 0));
  if (!fits) throw new RangeError('Give rows of equal length, of whole numbers of 0 or more.');
}

/** The table and its totals, without the rows and columns that nobody is in. */
export function withoutEmpty(table: CountTable): Margins {
  const filledRows = table.filter((row) => sum(row) > 0);
  const columnTotals = (filledRows[0] ?? []).map((_, j) => sum(filledRows.map((row) => row[j] ?? 0)));
  const cells = filledRows.map((row) => row.filter((_, j) => columnTotals[j] !== 0));
  const rows = cells.map(sum);
  return { cells, rows, columns: columnTotals.filter((n) => n > 0), total: sum(rows) };
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
