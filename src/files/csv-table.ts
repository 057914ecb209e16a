import { protectText } from './formula.js';

/** A cell of a table; null where there is nothing. */
export type TableCell = string | number | null;

/**
 * Returns rows as CSV in UTF-8, by RFC 4180, with decimal points. Texts are quoted; one that a
 * spreadsheet would take for a formula gets an apostrophe in front.
 */
export function writeTable(rows: readonly (readonly TableCell[])[]): string {
  return join(rows, ',', String);
}

/**
 * Returns the same as a Dutch Excel opens it at once: semicolons, decimal commas, and a mark in
 * front by which it sees that this is UTF-8.
 */
export function writeTableForExcel(rows: readonly (readonly TableCell[])[]): string {
  return `\uFEFF${join(rows, ';', (value) => String(value).replace('.', ','))}`;
}

function join(rows: readonly (readonly TableCell[])[], separator: string, write: (value: number) => string): string {
  const field = (cell: TableCell) => {
    if (typeof cell === 'number') return write(cell);
    return cell === null || cell === '' ? '' : `"${protectText(cell).replaceAll('"', '""')}"`;
  };
  return rows.map((row) => `${row.map(field).join(separator)}\r\n`).join('');
}
