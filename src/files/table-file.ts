import { CsvError, parse } from 'csv-parse/sync';
import { codePages } from './code-pages.js';
import { csvOptions, readRecords, type TableRecord } from './csv-records.js';
import { numbersIn } from '../language/numbers.js';
import { fileError, type FileError } from './file-error.js';
import { quoted } from './quote.js';
import { findSavedAs, type SavedAs } from './saved-as.js';
import { encodingOf, readText } from './text-file.js';

/** The beginning of a table file: its first filled row, and the delimiter between its columns. */
export interface TableHead {
  readonly header: TableRecord;
  readonly delimiter: Delimiter;
}

/** The size of the largest file that is read. */
export interface TableLimits {
  readonly bytes: number;
  readonly rows: number;
}

const delimiters = [';', ',', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Excel's own line above the header, with the delimiters that it adds on saving again. */
const separatorLine = /^"?sep=([;,\t])"?[;,\t]*(?:\n|$)/i;

/**
 * Reads a table of comma-, semicolon- or tab-separated values, row by row. It may be in any
 * encoding of `readText`. A first line `sep=;` names the delimiter; without one the header decides.
 * `begin` gets the header and returns what is wrong with it, or the function that gets each row
 * below it. Rows without a value are left out. Returns what keeps the file from being read, which
 * is one error, or what is wrong with the header; an empty list when all rows were read.
 */
export function streamRows(
  bytes: Buffer,
  most: TableLimits,
  begin: (head: TableHead) => readonly FileError[] | ((record: TableRecord) => void),
): readonly FileError[] {
  if (bytes.length > most.bytes) {
    const megabytes = numbersIn('nl').count(most.bytes / 1_000_000);
    return [fileError(`Een bestand mag hoogstens ${megabytes} MB zijn. Verdeel de lijst.`)];
  }
  const read = readText(bytes);
  if (typeof read !== 'string') return [read];
  const named = separatorLine.exec(read)?.[1];
  const text = read.replace(separatorLine, '\n');
  const delimiter = delimiters.find((candidate) => candidate === named) ?? delimiterOf(text);
  const savedAs = encodingOf(bytes) === 'windows-1252' ? findSavedAs(bytes) : undefined;
  if (savedAs) return [errorOfFileType(savedAs, text, delimiter, most.rows)];
  let begun: ReturnType<typeof begin> | undefined;
  const refused = readRecords(text, delimiter, most.rows, (record) => {
    if (begun === undefined) begun = begin({ header: record, delimiter });
    else if (typeof begun === 'function') begun(record);
  });
  if (refused) return [refused];
  if (begun === undefined) return [fileError('Het bestand is leeg. Zet op de eerste regel de kolomnamen.')];
  return typeof begun === 'function' ? [] : begun;
}

/** The error of a file in another code page, at the first value that would be damaged. */
function errorOfFileType({ type, page }: SavedAs, text: string, delimiter: Delimiter, mostRows: number): FileError {
  const damaged: { line: number; index: number; field: string }[] = [];
  readRecords(text, delimiter, mostRows, ({ line, fields }) => {
    const index = fields.findIndex((field) => /[^\0-\x7F]/.test(field));
    if (index >= 0 && !damaged.length) damaged.push({ line, index, field: fields[index] ?? '' });
  });
  const [first] = damaged;
  const original = first && codePages.windows.encode(first.field);
  const example = original ? `: ${quoted(first.field)} zou ${quoted(page.decode(original))} moeten zijn` : '';
  const advice = 'Open de lijst in Excel en kies Opslaan als, bestandstype "CSV UTF-8".';
  const reason = `Dit bestand is bewaard als "${type}", waarin letters met accenten verloren gaan${example}. ${advice}`;
  return fileError(reason, first?.line, first && first.index + 1);
}

const delimiterNames = { ',': 'een komma', ';': 'een puntkomma', '\t': 'een tab' } as const;

/**
 * Returns the error of a row with a value in no named column. All its values may have shifted then.
 */
export function valueOutsideColumns(
  { line, fields }: TableRecord,
  { header, delimiter }: { readonly header: TableRecord; readonly delimiter: Delimiter | null },
): FileError | undefined {
  const index = fields.findIndex((field, at) => field.trim() !== '' && (header.fields[at] ?? '').trim() === '');
  if (index < 0) return undefined;
  const advice =
    delimiter === null
      ? 'Geef de kolom een naam, of maak de cel leeg.'
      : `Zet een waarde waarin ${delimiterNames[delimiter]} voorkomt tussen aanhalingstekens (").`;
  return fileError(`${quoted(fields[index] ?? '')} staat in geen kolom met een naam. ${advice}`, line, index + 1);
}

/** The delimiter that cuts the header into the most columns, quotation marks respected. */
function delimiterOf(text: string): Delimiter {
  const start = text.trimStart().slice(0, 100_000);
  const widths = delimiters.map((delimiter) => {
    try {
      return parse(start, { ...csvOptions, delimiter, to: 1 })[0]?.length ?? 0;
    } catch (error) {
      if (error instanceof CsvError) return 0;
      throw error;
    }
  });
  return delimiters[widths.indexOf(Math.max(...widths))] ?? ';';
}
