import { CsvError, parse } from 'csv-parse/sync';
import { csvOptions, readRecords, type TableRecord } from './csv-records.js';
import { readText, refuse, type Refused } from './file-text.js';
import { counted } from './spelling.js';

/** A table file that was read: its first filled row, and the others. Rows without a value are left out. */
export interface Table {
  readonly header: TableRecord;
  readonly records: readonly TableRecord[];
  readonly delimiter: Delimiter;
}

const delimiters = [';', ',', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Excel's note to itself above the header, with the delimiters it adds when it saves the file again. */
const separatorLine = /^"?sep=([;,\t])"?[;,\t]*(?:\n|$)/i;

/**
 * Reads a table of comma-, semicolon- or tab-separated values in any encoding of `readText`. A first line `sep=;`
 * names the delimiter; without one the header decides. Gives the table, or the one fault that keeps it from being read.
 */
export function readTable(bytes: Buffer, most: { bytes: number; rows: number }): Table | Refused {
  if (bytes.length > most.bytes) {
    return refuse(`Een bestand mag hoogstens ${counted(most.bytes / 1_000_000)} MB zijn. Verdeel de lijst.`);
  }
  const read = readText(bytes);
  if ('fault' in read) return read;
  const named = separatorLine.exec(read.text)?.[1];
  const text = read.text.replace(separatorLine, '\n');
  const delimiter = delimiters.find((candidate) => candidate === named) ?? delimiterOf(text);
  const found = readRecords(text, delimiter, most.rows);
  if ('fault' in found) return found;
  const [header, ...records] = found.records;
  if (!header) return refuse('Het bestand is leeg. Zet op de eerste regel de kolomnamen.');
  return { header, records, delimiter };
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
