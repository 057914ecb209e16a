import { protectText } from '../files/formula.js';
import type { Cell } from '../questionnaire/question.js';
import type { Microdata } from './microdata.js';
import type { FileVariable } from '../questionnaire/variables.js';

/** What differs between kinds of CSV. */
export interface CsvDialect {
  readonly start: string;
  readonly separator: string;
  readonly decimalMark: string;
}

/** RFC 4180 in UTF-8, as R, Python and every other program read it. */
export const standard: CsvDialect = { start: '', separator: ',', decimalMark: '.' };

/** As Excel in Dutch opens it by itself: by its mark it knows UTF-8. */
export const dutchExcel: CsvDialect = { start: '\uFEFF', separator: ';', decimalMark: ',' };

/**
 * Returns microdata as lines of RFC 4180 CSV in UTF-8. Codes and numbers are bare, texts quoted. A
 * text that a spreadsheet would take for a formula gets an apostrophe in front; JSON keeps it as it
 * was written.
 */
export function writeCsv(microdata: Microdata): AsyncGenerator<string> {
  return writeLines(microdata, standard);
}

/** Returns the same for Excel in Dutch: with semicolons, and commas in numbers. */
export function writeCsvForExcel(microdata: Microdata): AsyncGenerator<string> {
  return writeLines(microdata, dutchExcel);
}

async function* writeLines({ variables, rows }: Microdata, dialect: CsvDialect): AsyncGenerator<string> {
  const line = (fields: readonly string[]) => `${fields.join(dialect.separator)}\r\n`;
  yield dialect.start + line(variables.map(({ name }) => name));
  for await (const row of rows()) yield line(row.map((cell, i) => toField(cell, variables[i], dialect)));
}

function toField(cell: Cell, variable: FileVariable | undefined, { decimalMark }: CsvDialect): string {
  if (typeof cell === 'number') return String(cell).replace('.', decimalMark);
  if (variable?.type !== 'text') return cell;
  const safe = protectText(cell);
  return safe === '' ? '' : `"${safe.replaceAll('"', '""')}"`;
}
