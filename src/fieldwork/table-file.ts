import { CsvError, parse } from 'csv-parse/sync';
import { readText, type FileFault } from './file-text.js';
import { counted } from './spelling.js';

export type { FileFault } from './file-text.js';

/** A row of a table, its fields as they stand in the file. */
export interface TableRecord {
  /** The line of the file the record begins on, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** A table file that was read: its first filled row, and the others. Rows without a value are left out. */
export interface Table {
  readonly header: TableRecord;
  readonly records: readonly TableRecord[];
  readonly delimiter: Delimiter;
}

const delimiters = [';', ',', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

const separatorLine = /^"?sep=([;,\t])"?[;,\t]*(?:\n|$)/i;
const common = { relax_column_count: true, skip_empty_lines: true, trim: true, record_delimiter: '\n' } as const;

/** No record of ours is near this; one that is longer began with a quotation mark that nothing closes. */
const longestRecord = 1_000_000;

/**
 * Reads a table of comma-, semicolon- or tab-separated values in any encoding of `readText`. A first line `sep=;`
 * names the delimiter; without one the header decides. Gives the table, or the one fault that keeps it from being read.
 */
export function readTable(bytes: Buffer, most: { bytes: number; rows: number }): Table | { fault: FileFault } {
  if (bytes.length > most.bytes) {
    return refuse(1, 1, `Een bestand mag hoogstens ${counted(most.bytes / 1_000_000)} MB zijn. Verdeel de lijst.`);
  }
  const read = readText(bytes);
  if ('fault' in read) return read;
  const named = separatorLine.exec(read.text);
  const text = named ? read.text.slice(named[0].length) : read.text;
  const linesBefore = named ? 1 : 0;
  const delimiter = delimiters.find((candidate) => candidate === named?.[1]) ?? delimiterOf(text);
  const found = readRecords(text, delimiter, linesBefore);
  if ('fault' in found) return found;
  const [header, ...records] = found.records;
  if (!header) return refuse(1, 1, 'Het bestand is leeg. Zet op de eerste regel de kolomnamen.');
  const first = records[most.rows];
  if (first) {
    const reason = `Een bestand mag hoogstens ${counted(most.rows)} rijen hebben; dit zijn er ${counted(records.length)}.`;
    return refuse(first.line, 1, `${reason} Verdeel de lijst.`);
  }
  return { header, records, delimiter };
}

/** The delimiter that cuts the header into the most columns, quotation marks respected. */
function delimiterOf(text: string): Delimiter {
  const start = text.trimStart().slice(0, 100_000);
  const widths = delimiters.map((delimiter) => {
    try {
      return parse(start, { ...common, delimiter, to: 1 })[0]?.length ?? 0;
    } catch (error) {
      if (error instanceof CsvError) return 0;
      throw error;
    }
  });
  return delimiters[widths.indexOf(Math.max(...widths))] ?? ';';
}

function readRecords(
  text: string,
  delimiter: Delimiter,
  linesBefore: number,
): { records: TableRecord[] } | { fault: FileFault } {
  const records: TableRecord[] = [];
  const utf8 = Buffer.from(text);
  const keep = (fields: string[], { lines }: { lines: number }) => {
    if (fields.some((field) => field.trim() !== '')) {
      records.push({ line: linesBefore + lines - breaksIn(fields), fields });
    }
    return null;
  };
  try {
    parse(utf8, { ...common, delimiter, max_record_size: longestRecord, on_record: keep });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = linesBefore + lineOfField(utf8, Number(error['bytes']));
    return refuse(line, Number(error['column']) + 1, sentences[error.code] ?? sentences.CSV_QUOTE_NOT_CLOSED);
  }
  return { records };
}

function breaksIn(fields: string[]): number {
  return fields.reduce((sum, field) => (field.includes('\n') ? sum + field.split('\n').length - 1 : sum), 0);
}

/** The line of the first field after `end`, where the last sound field ended. */
function lineOfField(utf8: Buffer, end: number): number {
  let start = end;
  while (utf8[start] === 0x0a) start++;
  return utf8.toString('latin1', 0, start).split('\n').length;
}

const double = 'Schrijf een aanhalingsteken binnen een veld dubbel ("") en zet het hele veld tussen aanhalingstekens.';
const sentences: Partial<Record<CsvError['code'], string>> & { CSV_QUOTE_NOT_CLOSED: string } = {
  CSV_QUOTE_NOT_CLOSED: 'Dit veld begint met een aanhalingsteken (") dat nergens sluit. Sluit het, of haal het weg.',
  CSV_MAX_RECORD_SIZE: 'Deze rij is veel te lang. Waarschijnlijk sluit hier een aanhalingsteken (") niet.',
  CSV_INVALID_CLOSING_QUOTE: `In dit veld staat nog tekst na het sluitende aanhalingsteken. ${double}`,
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: `In dit veld staat nog tekst na het sluitende aanhalingsteken. ${double}`,
  INVALID_OPENING_QUOTE: `Dit veld heeft een aanhalingsteken middenin. ${double}`,
};

function refuse(line: number, column: number, reason: string): { fault: FileFault } {
  return { fault: { line, column, reason } };
}
